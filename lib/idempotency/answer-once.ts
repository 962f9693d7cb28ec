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
  /** How long a request may be worked on before its key is free again. */
  claimSeconds?: number;
  /** Waits between the work and the keeping of its answer: where tests let a process die. */
  beforeKeeping?: () => Promise<void>;
};

/** Longer than Stripe is waited for in one request, with all its retries. */
const usualClaimSeconds = 60;

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
  let answer: KeptAnswer;
  try {
    answer = await work();
  } catch (refusal) {
    await quietly(
      sql`delete from idempotent_answer where actor = ${request.actor} and key = ${request.key}
        and claim = ${claim} and answer is null`,
    );
    throw refusal;
  }
  await context.beforeKeeping?.();
  const sealed = seal(sealingKey, place, JSON.stringify(answer));
  await quietly(
    sql`update idempotent_answer set answer = ${sealed}
      where actor = ${request.actor} and key = ${request.key} and claim = ${claim} and answer is null`,
  );
  return { ...answer, replayed: false };
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
