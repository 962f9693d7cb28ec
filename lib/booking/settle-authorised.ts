import type { Tx } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { consumeHold } from "#lib/hold/consume-hold";
import type { LockedBooking } from "#lib/hold/lock-booking";
import { retakeHold } from "#lib/hold/retake-hold";
import { writeOutbox } from "#lib/outbox/write-outbox";
import type { IntentReading } from "#lib/payment/intent-reading";
import { changeBooking, changePayment } from "./change-status";
import type { Settlement } from "./settlement";

/**
 * The card is authorised for an operator who must say yes first: the places are sold to the booking,
 * which waits as AWAITING_OPERATOR. If they are gone, the authorisation is given up.
 */
export async function settleAuthorised(
  tx: Tx,
  actor: Actor,
  booking: LockedBooking & { bookingId: string },
  reading: IntentReading,
): Promise<Settlement> {
  const { bookingId, holdId } = booking;
  if (booking.paymentStatus !== "PENDING" && booking.paymentStatus !== "PROCESSING")
    return "unchanged";
  await tx`
    update payment set intent_id = ${reading.id}, capture_before = ${reading.captureBefore ?? null}
    where booking_id = ${bookingId}`;
  const open = booking.holdStatus === "open";
  const taken =
    booking.status === "PENDING" &&
    holdId !== null &&
    ((open && (await consumeHold(tx, actor, { bookingId, holdId }))) ||
      (await retakeHold(tx, actor, { bookingId, holdId, open })));
  if (!taken) {
    if (booking.status === "PENDING") {
      await changeBooking(tx, actor, {
        bookingId,
        from: "PENDING",
        to: "FAILED",
        reason: "places_gone",
      });
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
