import type { Tx } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { recordChange } from "#lib/audit/record-change";

/**
 * Gives back what a hold still claims and ends it; each place comes back once, whoever calls and how
 * often. The caller holds the locks of lockBooking.
 */
export async function endHold(
  tx: Tx,
  actor: Actor,
  hold: { bookingId: string; holdId: string },
  status: "released" | "expired",
): Promise<void> {
  await tx`select end_hold(${hold.holdId}, ${status})`;
  await recordChange(tx, actor, {
    bookingId: hold.bookingId,
    subject: "hold",
    from: "open",
    to: status,
  });
}
