import type { Tx } from "#db/client";
import { DomainError } from "#lib/errors/domain-error";

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
  const [row] = await tx<{ request_hash: Buffer; booking_id: string }[]>`
    select request_hash, booking_id from idempotency_key
    where scope = ${claim.scope} and key = ${claim.key}`;
  if (!row || !row.request_hash.equals(claim.requestHash)) {
    throw new DomainError(
      "idempotency_mismatch",
      "This idempotency key was used with another request body.",
    );
  }
  return { bookingId: row.booking_id };
}
