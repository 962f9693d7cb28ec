import { DomainError } from "#lib/errors/domain-error";
import type { Database, Tx } from "./client";
import { withDeadline } from "./deadline";

/** SQLSTATEs and socket errors that mean "not now", as against a mistake of ours. */
const passing = new Set([
  "55P03", // lock_not_available: lock_timeout passed
  "57014", // query_canceled: statement_timeout passed
  "40P01", // deadlock_detected
  "40001", // serialization_failure
  "53300", // too_many_connections
  "57P01", // admin_shutdown
  "57P02",
  "57P03",
  "25006", // read_only_sql_transaction: the host we spoke to was demoted
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "CONNECT_TIMEOUT",
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
]);

/** Turns an error that means the database is away or busy into `service_unavailable`; others pass unchanged. */
export function asServiceError(error: unknown): unknown {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code === "string" && passing.has(code)) {
    return new DomainError("service_unavailable", "The database is away or busy.", {
      retryAfterSeconds: 1,
    });
  }
  return error;
}

/**
 * Runs `work` in one transaction: all of it, or nothing. `deadlineMs` bounds waiting for a connection
 * and the work together. Throws `service_unavailable` when the database is away or a lock took too long.
 */
export async function withTransaction<T>(
  { sql }: Pick<Database, "sql">,
  work: (tx: Tx) => Promise<T>,
  deadlineMs = 8_000,
): Promise<T> {
  try {
    return (await withDeadline(sql.begin(work) as Promise<T>, deadlineMs)) as T;
  } catch (error) {
    throw asServiceError(error);
  }
}

/** Runs a reading query under a deadline; errors as withTransaction. */
export async function withReading<T>(query: PromiseLike<T>, deadlineMs = 5_000): Promise<T> {
  try {
    return await withDeadline(query, deadlineMs);
  } catch (error) {
    throw asServiceError(error);
  }
}
