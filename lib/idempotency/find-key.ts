import type { Executor } from "#db/client";
import { DomainError } from "#lib/errors/domain-error";

/**
 * Looks a key up before any work is done, so that a repetition costs little and is answered even when
 * the world has changed. Null if it is new; claimKey then decides. Throws `idempotency_mismatch`.
 */
export async function findKey(
  executor: Executor,
  claim: { scope: string; key: string; requestHash: Buffer },
): Promise<{ bookingId: string } | null> {
  const [row] = await executor<{ request_hash: Buffer; booking_id: string }[]>`
    select request_hash, booking_id from idempotency_key
    where scope = ${claim.scope} and key = ${claim.key}`;
  if (!row) return null;
  if (!row.request_hash.equals(claim.requestHash)) {
    throw keyMismatch();
  }
  return { bookingId: row.booking_id };
}

/** One key, two bodies: what the second is told. */
export function keyMismatch(): DomainError {
  return new DomainError(
    "idempotency_mismatch",
    "This idempotency key was used with another request body.",
  );
}
