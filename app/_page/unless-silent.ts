import { setTimeout as sleep } from "node:timers/promises";
import { database } from "#db/client";
import { DomainError } from "#lib/errors/domain-error";

/** After this long a page asks whether the database is there at all. */
const patienceMs = 500;
/** A database that has not said a word by then is away. */
const answerMs = 900;
const stepMs = 100;

/** One question for all pages that wait. */
let asking: Promise<unknown> | null = null;

/**
 * Waits for `work`, but not for a database that says nothing: a stopped one would keep a person before
 * an empty page until a query's own deadline. One that is slow, and answers, is waited for. Throws
 * `service_unavailable`.
 */
export async function unlessSilent<T>(work: Promise<T>): Promise<T> {
  let isDone = false;
  const silence = new Promise<never>((_, reject) => {
    pause(patienceMs, () => isDone)
      .then(() => (isDone ? undefined : ask()))
      .catch(reject);
  });
  try {
    return await Promise.race([work, silence]);
  } finally {
    isDone = true;
  }
}

function ask(): Promise<unknown> {
  asking ??= Promise.race([database().sql`select 1`, pause(answerMs).then(refuse)]).finally(() => {
    asking = null;
  });
  return asking;
}

function refuse(): never {
  throw new DomainError("service_unavailable", "The database says nothing.", {
    retryAfterSeconds: 1,
  });
}

/**
 * Waits in steps: while this process is too busy to look, as in its first moments, a step takes longer, and
 * an answer that has come meanwhile is read. Its own haste is no silence of the database's.
 */
async function pause(ms: number, isOver = () => false): Promise<void> {
  for (let waited = 0; waited < ms && !isOver(); waited += stepMs) await sleep(stepMs);
}
