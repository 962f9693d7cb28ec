/** A sweep that comes every minute has this long; what is left waits for the next. */
const budgetMs = 40_000;
const atOnce = 5;

/**
 * Works through ids a few at a time until they are done or the sweep's time is up. One that fails is
 * reported and keeps no other waiting.
 */
export async function inTime(
  ids: string[],
  work: (id: string) => Promise<void>,
  onError: (error: unknown, id: string) => void,
): Promise<void> {
  const until = Date.now() + budgetMs;
  const waiting = [...ids];
  const worker = async () => {
    for (let id = waiting.shift(); id !== undefined && Date.now() < until; id = waiting.shift()) {
      await work(id).catch((error: unknown) => onError(error, id as string));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
