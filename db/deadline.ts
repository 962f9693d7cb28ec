import { DomainError } from "#lib/errors/domain-error";

/**
 * Waits for `work` at most `ms` milliseconds. postgres.js waits for ever on a full pool or a paused
 * server, so every wait gets an end of its own. The work itself is ended by the server's statement_timeout.
 */
export async function withDeadline<T>(work: PromiseLike<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(
          new DomainError("service_unavailable", "The database did not answer in time.", {
            retryAfterSeconds: 1,
          }),
        ),
      ms,
    );
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
