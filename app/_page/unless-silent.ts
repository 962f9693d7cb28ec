import { database } from "#db/client";
import { withDeadline } from "#db/deadline";

/** After this long a page asks whether the database is there at all. */
const patienceMs = 500;
/** A database that has not said a word by then is away. */
const answerMs = 900;

/** One question for all pages that wait. */
let asking: Promise<unknown> | null = null;

/**
 * Waits for `work`, but not for a database that says nothing: a stopped one would keep a person before
 * an empty page until a query's own deadline. One that is slow, and answers, is waited for. Throws
 * `service_unavailable`.
 */
export async function unlessSilent<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      asking ??= withDeadline(database().sql`select 1`, answerMs).finally(() => {
        asking = null;
      });
      asking.catch(reject);
    }, patienceMs);
  });
  try {
    return await Promise.race([work, silence]);
  } finally {
    clearTimeout(timer);
  }
}
