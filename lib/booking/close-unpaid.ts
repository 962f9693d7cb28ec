import type { Tx } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { endHold } from "#lib/hold/end-hold";
import type { LockedBooking } from "#lib/hold/lock-booking";
import { queueNotice } from "#lib/notice/queue-notice";
import { writeOutbox } from "#lib/outbox/write-outbox";
import { changeBooking, changePayment } from "./change-status";
import { releaseLegs } from "./operators/release-legs";
import type { Settlement } from "./settlement";

type Locked = LockedBooking & { bookingId: string };

/**
 * An intent is known to be cancelled (null: there never was one). If it is the booking's current one and
 * the hold's time is over, the booking EXPIRES, which is final, for no money can come any more. Before
 * that time the next try to pay makes a new intent. An authorisation that is gone fails a booking that
 * waited for its operator, gives its places back, and tells the traveller that no crossing is his.
 */
export async function closeUnpaid(
  tx: Tx,
  actor: Actor,
  booking: Locked,
  intentId: string | null,
): Promise<Settlement> {
  const { bookingId } = booking;
  const [payment] = await tx<{ intent_id: string | null }[]>`
    select intent_id from payment where booking_id = ${bookingId}`;
  // An older attempt's end says nothing of the one that is payable now.
  if (payment?.intent_id && payment.intent_id !== intentId) return "unchanged";
  if (intentId) {
    await tx`
      update payment set intent_closed_at = coalesce(intent_closed_at, clock_timestamp())
      where booking_id = ${bookingId} and intent_id = ${intentId}`;
  }
  if (booking.status === "AWAITING_OPERATOR") return await giveUp(tx, actor, booking);
  if (booking.status !== "PENDING") return "unchanged";
  if (booking.holdStatus === "open" && !booking.holdExpired) {
    if (!intentId) return "waiting";
    // Under the old attempt's key Stripe would hand the cancelled intent out again.
    await tx`
      update payment set intent_id = null, intent_closed_at = null, attempt = attempt + 1
      where booking_id = ${bookingId} and intent_id = ${intentId}`;
    return "unchanged";
  }
  if (booking.holdId && booking.holdStatus === "open") {
    await endHold(tx, actor, { bookingId, holdId: booking.holdId }, "expired");
  }
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

async function giveUp(
  tx: Tx,
  actor: Actor,
  { bookingId, paymentStatus }: Locked,
): Promise<Settlement> {
  await tx`select release_sold(${bookingId}, null)`;
  await releaseLegs(tx, actor, bookingId);
  await changePayment(tx, actor, { bookingId, from: paymentStatus, to: "CANCELLED" });
  await changeBooking(tx, actor, {
    bookingId,
    from: "AWAITING_OPERATOR",
    to: "FAILED",
    reason: "authorisation_lapsed",
  });
  const [contact] = await tx<{ language: string }[]>`
    select language from booking where id = ${bookingId}`;
  await queueNotice(tx, {
    bookingId,
    kind: "operator_refused",
    language: contact?.language ?? "en",
  });
  await writeOutbox(tx, { event: "booking/ended", data: { booking_id: bookingId }, bookingId });
  return "failed";
}
