import type { Tx } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import type { LockedBooking } from "#lib/hold/lock-booking";
import { writeOutbox } from "#lib/outbox/write-outbox";
import type { IntentReading } from "#lib/payment/intent-reading";
import { changeBooking, changePayment } from "./change-status";
import type { Settlement } from "./settlement";
import { takePlaces } from "./take-places";

/**
 * The card is authorised for an operator who must say yes first: the places are sold to the booking,
 * which waits as AWAITING_OPERATOR. If they are gone, or their sailing is, the authorisation is given up.
 */
export async function settleAuthorised(
  tx: Tx,
  actor: Actor,
  booking: LockedBooking & { bookingId: string },
  reading: IntentReading,
): Promise<Settlement> {
  const { bookingId } = booking;
  if (booking.paymentStatus !== "PENDING" && booking.paymentStatus !== "PROCESSING")
    return "unchanged";
  await tx`
    update payment set intent_id = ${reading.id}, capture_before = ${reading.captureBefore ?? null}
    where booking_id = ${bookingId}`;
  if (!(await takePlaces(tx, actor, booking))) {
    if (booking.status === "PENDING") {
      await changeBooking(tx, actor, {
        bookingId,
        from: "PENDING",
        to: "FAILED",
        reason: "places_gone",
      });
      await writeOutbox(tx, { event: "booking/ended", data: { booking_id: bookingId }, bookingId });
    }
    await changePayment(tx, actor, { bookingId, from: booking.paymentStatus, to: "CANCELLED" });
    return "failed";
  }
  await changePayment(tx, actor, { bookingId, from: booking.paymentStatus, to: "AUTHORISED" });
  await changeBooking(tx, actor, { bookingId, from: "PENDING", to: "AWAITING_OPERATOR" });
  await writeOutbox(tx, {
    event: "booking/authorised",
    data: { booking_id: bookingId },
    bookingId,
  });
  return "awaiting_operator";
}
