import { randomUUID } from "node:crypto";
import type { Executor } from "#db/client";
import { withReading } from "#db/transaction";
import { DomainError } from "#lib/errors/domain-error";
import { keptDays } from "./delete-answers";
import { keyMismatch } from "./find-key";

/** A request that carries a key: in whose name, and what it asks for. */
export type KeyedRequest = { actor: string; key: string; requestHash: Buffer };
export type Claimed = { kind: "ours"; claim: string } | { kind: "answered"; sealed: Buffer };

type Row = { ours: boolean; request_hash: Buffer | null; answer: Buffer | null };

/** A row may go between the refusal of ours and the look at it: then it is asked for again. */
const mostTurns = 5;

/**
 * Takes a key for `seconds`, or finds what became of it; one round trip, committed when it returns. A claim
 * that has run out, for its process died, goes to whoever asks the same next. Throws
 * `idempotency_mismatch` for another request under this key, `in_progress` while the first is worked on.
 */
export async function claimKey(
  executor: Executor,
  request: KeyedRequest,
  seconds: number,
): Promise<Claimed> {
  const claim = randomUUID();
  for (let turn = 0; turn < mostTurns; turn += 1) {
    const [row] = await withReading(askFor(executor, request, { claim, seconds }));
    if (row?.ours) return { kind: "ours", claim };
    if (!row?.request_hash) continue;
    if (!row.request_hash.equals(request.requestHash)) throw keyMismatch();
    if (row.answer) return { kind: "answered", sealed: row.answer };
    break;
  }
  throw inProgress();
}

/** What is told to who asks again while the first request with that key is worked on. */
export function inProgress(): DomainError {
  return new DomainError(
    "in_progress",
    "The first request with this key is still being worked on.",
    { retryAfterSeconds: 1 },
  );
}

function askFor(
  executor: Executor,
  { actor, key, requestHash }: KeyedRequest,
  { claim, seconds }: { claim: string; seconds: number },
) {
  return executor<Row[]>`
    with taken as (
      insert into idempotent_answer as a (actor, key, request_hash, claim, claimed_until, created_at)
      values (${actor}, ${key}, ${requestHash}, ${claim},
        clock_timestamp() + make_interval(secs => ${seconds}::float8), clock_timestamp())
      on conflict (actor, key) do update
        set request_hash = excluded.request_hash, claim = excluded.claim, answer = null,
          claimed_until = excluded.claimed_until, created_at = excluded.created_at
        where a.created_at < clock_timestamp() - make_interval(days => ${keptDays}::int)
          or (a.answer is null and a.claimed_until <= clock_timestamp()
            and a.request_hash = excluded.request_hash)
      returning claim
    )
    select true as ours, null::bytea as request_hash, null::bytea as answer from taken
    union all
    select false, request_hash, answer from idempotent_answer
    where actor = ${actor} and key = ${key} and not exists (select from taken)`;
}
