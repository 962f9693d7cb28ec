import type { Tx } from "#db/client";
import { assert } from "#lib/errors/assert";
import { DomainError } from "#lib/errors/domain-error";
import { findKey } from "./find-key";

/** SQLSTATE lock_not_available: another transaction has the key and did not end within lock_timeout (2 s). */
const lockNotAvailable = "55P03";

/**
 * Takes an idempotency key inside the transaction that does the work. An insert, not a look-up: a
 * second caller waits here for the first one's transaction and then finds its row, or takes the key
 * if that rolled back. Returns null when the key is now ours, else the booking it led to.
 * Throws `idempotency_mismatch` for another body and `in_progress` after 2 s of waiting.
 */
export async function claimKey(
  tx: Tx,
  claim: { scope: string; key: string; requestHash: Buffer; bookingId: string },
): Promise<{ bookingId: string } | null> {
  try {
    const inserted = await tx`
      insert into idempotency_key (scope, key, request_hash, booking_id, created_at)
      values (${claim.scope}, ${claim.key}, ${claim.requestHash}, ${claim.bookingId}, now())
      on conflict do nothing returning 1`;
    if (inserted.length > 0) return null;
  } catch (error) {
    if ((error as { code?: string }).code === lockNotAvailable) {
      throw new DomainError(
        "in_progress",
        "The first request with this key is still being worked on.",
        {
          retryAfterSeconds: 1,
        },
      );
    }
    throw error;
  }
  const earlier = await findKey(tx, claim);
  assert(earlier, "a key that conflicts can be read");
  return earlier;
}
