import { DomainError } from "#lib/errors/domain-error";
import { span } from "#lib/trace/trace";
import type { Database, Tx } from "./client";
import { withDeadline } from "./deadline";

/** SQLSTATEs and socket errors that mean "not now", as against a mistake of ours. */
const passing = new Set([
  "55P03", // lock_not_available: lock_timeout passed
  "57014", // query_canceled: statement_timeout passed
  "40P01", // deadlock_detected
  "40001", // serialization_failure
  "57P01", // admin_shutdown
  "57P02",
  "57P03",
  "25006", // read_only_sql_transaction: the host we spoke to was demoted
  "25P03", // idle_in_transaction_session_timeout
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "CONNECT_TIMEOUT",
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
]);
/** Connection exceptions and insufficient resources: the whole class. */
const passingClass = /^(08|53)[0-9A-Z]{3}$/;

/** Turns an error that means the database is away or busy into `service_unavailable`; others pass unchanged. */
export function asServiceError(error: unknown): unknown {
  // Drizzle wraps what the driver threw.
  for (let at = error, depth = 0; at instanceof Error && depth < 4; at = at.cause, depth += 1) {
    if (at instanceof DomainError) return at;
    const { code } = at as { code?: unknown };
    if (typeof code === "string" && (passing.has(code) || passingClass.test(code))) {
      return new DomainError("service_unavailable", "The database is away or busy.", {
        retryAfterSeconds: 1,
      });
    }
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
    return await span("sql transaction", { "db.system.name": "postgresql" }, async () =>
      withDeadline(sql.begin(work) as Promise<T>, deadlineMs),
    );
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
