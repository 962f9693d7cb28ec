import type { Tx } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { endHold } from "#lib/hold/end-hold";
import type { LockedBooking } from "#lib/hold/lock-booking";
import { writeOutbox } from "#lib/outbox/write-outbox";
import { changeBooking, changePayment } from "./change-status";
import type { Settlement } from "./settlement";

/**
 * An intent is known to be cancelled. If the hold's time is over, the booking EXPIRES, which is final,
 * for no money can come any more. If the time is not over (somebody cancelled it at Stripe), the next
 * try to pay makes a new intent.
 */
export async function closeUnpaid(
  tx: Tx,
  actor: Actor,
  booking: LockedBooking & { bookingId: string },
  intentId: string | null,
): Promise<Settlement> {
  const { bookingId, holdId } = booking;
  if (booking.status !== "PENDING") return "unchanged";
  if (booking.holdStatus === "open" && !booking.holdExpired) {
    if (!intentId) return "waiting";
    await tx`update payment set intent_id = null where booking_id = ${bookingId} and intent_id = ${intentId}`;
    return "unchanged";
  }
  if (holdId && booking.holdStatus === "open")
    await endHold(tx, actor, { bookingId, holdId }, "expired");
  await changePayment(tx, actor, { bookingId, from: booking.paymentStatus, to: "CANCELLED" });
  await changeBooking(tx, actor, {
    bookingId,
    from: "PENDING",
    to: "EXPIRED",
    reason: "hold_lapsed",
  });
  await writeOutbox(tx, { event: "booking/ended", data: { booking_id: bookingId }, bookingId });
  return "closed";
}
