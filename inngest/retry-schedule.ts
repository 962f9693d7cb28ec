import { NonRetriableError, RetryAfterError } from "inngest";
import { retryWait } from "#lib/config/retry-wait";
import { DomainError } from "#lib/errors/domain-error";
import { retrySeconds as noticeRetrySeconds } from "#lib/notice/defer-notice";

/** Seconds before each retry, by group (DESIGN 7). */
export const retrySeconds = {
  // A notice keeps its own due times; its run follows them.
  emails: noticeRetrySeconds,
  payments: [60, 120, 240, 480, 960],
  bookings: [15, 45, 120],
} as const;

/** Errors that another try cannot mend. */
const final = new Set(["not_found", "invalid", "not_payable", "hold_expired"]);

/**
 * Runs a step's work and, where it throws, says when to try again by the group's own schedule with up to
 * a tenth of jitter. The last attempt's error passes as it is.
 */
export async function onSchedule<T>(
  group: keyof typeof retrySeconds,
  attempt: number,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DomainError && final.has(error.code)) {
      throw new NonRetriableError(error.code, { cause: error });
    }
    const seconds = retrySeconds[group][attempt];
    if (seconds === undefined) throw error;
    const name = error instanceof Error ? error.name : "Error";
    const milliseconds = retryWait(seconds) * 1_000 * (1 + Math.random() / 10);
    throw new RetryAfterError(name, Math.round(milliseconds), { cause: error });
  }
}
