import type { Tx } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { newId } from "#lib/identity/uuid";
import { markWritten } from "#lib/outbox/committed";

/** Ids for what confirming writes: the ledger's transaction, the notice, its task, the event. */
export function confirmationIds(): string[] {
  return [newId(), newId(), newId(), newId()];
}

/**
 * Confirms a booking whose places are sold and whose money is there: status, ledger, the confirmation's
 * mail and the event that tells the operator. The caller holds the locks.
 */
export async function confirmBooking(
  tx: Tx,
  actor: Actor,
  { bookingId, status }: { bookingId: string; status: string },
): Promise<void> {
  await tx`
    select confirm_booking(${bookingId}, ${status}, ${confirmationIds()}::uuid[], ${actor.kind}, ${actor.id})`;
  markWritten(tx);
}
