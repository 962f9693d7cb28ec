import type { Executor } from "#db/client";
import { DomainError } from "#lib/errors/domain-error";

/**
 * What a key led to, for a request that cannot be placed: an earlier one with the same key and body may
 * be the reason. Null if the key is new; place_bookings takes it. Throws `idempotency_mismatch`.
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
