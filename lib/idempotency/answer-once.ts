import type { Executor } from "#db/client";
import { withReading } from "#db/transaction";
import { seal, unseal } from "#lib/identity/seal";
import { describeError } from "#lib/log/describe-error";
import { log } from "#lib/log/log";
import { claimKey, type KeyedRequest } from "./claim-key";

/** What is kept of an answer, so that it can be given again word for word. */
export type KeptAnswer = {
  status: number;
  body: unknown;
  /** A booking whose cookie comes with the answer; the cookie itself is made anew each time. */
  grants?: string | undefined;
};

export type KeepingContext = {
  sql: Executor;
  /** Seals answers: 32 bytes. */
  sealingKey: Buffer;
  /** How long after the last word of whoever works on it a key is free again. */
  claimSeconds?: number;
  /** Waits between the work and the keeping of its answer: where tests let a process die. */
  beforeKeeping?: () => Promise<void>;
};

/** Who asks again after a process has died waits no longer; who is at work says so three times as often. */
const usualClaimSeconds = 12;

/**
 * Does `work` once for a key and gives its answer again to whoever asks the same with it. What `work`
 * throws is not kept, and the key is free again; so it is, after a while, where the process died on the way: then
 * the work is done again, which every change here bears, for it looks at what has changed already. Answers
 * are sealed, for they may hold names and Stripe's secrets, and a replay must be the same word for word: read
 * again from the books, it would tell of another moment. Throws as claimKey and as `work`.
 */
export async function answerOnce(
  context: KeepingContext,
  request: KeyedRequest,
  work: () => Promise<KeptAnswer>,
): Promise<KeptAnswer & { replayed: boolean }> {
  const { sql, sealingKey, claimSeconds = usualClaimSeconds } = context;
  const place = `${request.actor}/${request.key}`;
  const claimed = await claimKey(sql, request, claimSeconds);
  if (claimed.kind === "answered") {
    const kept = JSON.parse(unseal(sealingKey, place, claimed.sealed)) as KeptAnswer;
    return { ...kept, replayed: true };
  }
  const { claim } = claimed;
  const working = setInterval(
    () => void renew(sql, claim, request, claimSeconds),
    claimSeconds * 333,
  );
  let answer: KeptAnswer;
  try {
    answer = await work();
  } catch (refusal) {
    await quietly(
      sql`delete from idempotent_answer where actor = ${request.actor} and key = ${request.key}
        and claim = ${claim} and answer is null`,
    );
    throw refusal;
  } finally {
    clearInterval(working);
  }
  await context.beforeKeeping?.();
  const sealed = seal(sealingKey, place, JSON.stringify(answer));
  await quietly(
    sql`update idempotent_answer set answer = ${sealed}
      where actor = ${request.actor} and key = ${request.key} and claim = ${claim} and answer is null`,
  );
  return { ...answer, replayed: false };
}

/** Still at it: Stripe may take half a minute to answer. */
async function renew(
  sql: Executor,
  claim: string,
  { actor, key }: KeyedRequest,
  seconds: number,
): Promise<void> {
  const renewed = sql`
    update idempotent_answer
    set claimed_until = clock_timestamp() + make_interval(secs => ${seconds}::float8)
    where actor = ${actor} and key = ${key} and claim = ${claim} and answer is null`;
  await withReading(renewed).catch(() => {});
}

/** What has been done or refused is told, whether or not the key's row could be written: its claim runs out. */
async function quietly(statement: PromiseLike<unknown>): Promise<void> {
  try {
    await withReading(statement);
  } catch (error) {
    log().warn(
      { err: describeError(error) },
      "an idempotency key stays claimed until its time is up",
    );
  }
}
