import type { Tx } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { consumeHold } from "#lib/hold/consume-hold";
import { endHold } from "#lib/hold/end-hold";
import type { LockedBooking } from "#lib/hold/lock-booking";
import { retakeHold } from "#lib/hold/retake-hold";
import { postTransaction } from "#lib/ledger/post-transaction";
import { queueNotice } from "#lib/notice/queue-notice";
import { writeOutbox } from "#lib/outbox/write-outbox";
import type { IntentReading } from "#lib/payment/intent-reading";
import { changeBooking, changePayment } from "./change-status";
import { confirmBooking } from "./confirm-booking";
import { oweRefund } from "./owe-refund";
import type { Settlement } from "./settlement";

type Locked = LockedBooking & { bookingId: string };

/**
 * The money is there. An open hold is sold and the booking confirmed; a lapsed one is taken again if all
 * its places are free; otherwise the money goes back in full by itself, with an honest mail (DESIGN 5).
 */
export async function settleSucceeded(
  tx: Tx,
  actor: Actor,
  booking: Locked,
  reading: IntentReading,
): Promise<Settlement> {
  const { bookingId } = booking;
  const captured = await postTransaction(tx, {
    bookingId,
    kind: "capture",
    source: `capture:${reading.id}`,
    currency: reading.currency,
    entries: [
      { account: "stripe_clearing", amountMinor: reading.receivedMinor },
      { account: "traveller", amountMinor: -reading.receivedMinor },
    ],
  });
  if (!captured) return "unchanged";
  // What was paid first is what a cancellation refunds: a second payment goes back by itself.
  await tx`
    update payment set captured_minor = captured_minor + ${reading.receivedMinor}, 
      intent_id = case when captured_minor = 0 then ${reading.id} else intent_id end,
      intent_closed_at = clock_timestamp(), updated_at = clock_timestamp()
    where booking_id = ${bookingId}`;
  await noteCharge(tx, booking.paymentId, reading);
  await changePayment(tx, actor, { bookingId, from: booking.paymentStatus, to: "COMPLETED" });

  if (await placesAreTaken(tx, actor, booking)) {
    await confirmBooking(tx, actor, { bookingId, status: booking.status });
    return "confirmed";
  }
  if (booking.status === "PENDING") {
    await changeBooking(tx, actor, {
      bookingId,
      from: "PENDING",
      to: "FAILED",
      reason: "places_gone",
    });
    await writeOutbox(tx, { event: "booking/ended", data: { booking_id: bookingId }, bookingId });
  }
  await sendBack(tx, actor, booking, reading);
  return "refunding";
}

/**
 * The places are this booking's. Money in time takes what is held; late money takes the same places again
 * while they are still on sale. Nothing is confirmed on a sailing that is cancelled or has left.
 */
async function placesAreTaken(tx: Tx, actor: Actor, booking: Locked): Promise<boolean> {
  const { bookingId, holdId } = booking;
  if (!holdId) return false;
  // Asked first, captured after: the places were sold when the operator was asked.
  if (booking.status === "AWAITING_OPERATOR") return true;
  if (booking.status !== "PENDING") return false;
  const [sailings] = await tx<{ sails: boolean; on_sale: boolean }[]>`
    select bool_and(s.status <> 'cancelled' and s.departs_at > clock_timestamp()) as sails,
      bool_and(s.status = 'open') as on_sale
    from booking_leg l join sailing s on s.id = l.sailing_id where l.booking_id = ${bookingId}`;
  const open = booking.holdStatus === "open";
  if (sailings?.sails) {
    if (open && (await consumeHold(tx, actor, { bookingId, holdId }))) return true;
    if (sailings.on_sale) return await retakeHold(tx, actor, { bookingId, holdId, open });
  }
  if (open) await endHold(tx, actor, { bookingId, holdId }, "released");
  return false;
}

/** All of it goes back by itself. Who has a booking already paid twice, and hears of the refund when it is made. */
async function sendBack(
  tx: Tx,
  actor: Actor,
  booking: Locked,
  reading: IntentReading,
): Promise<void> {
  const { bookingId } = booking;
  const [contact] = await tx<{ language: string; twice: boolean }[]>`
    select language, confirmed_at is not null as twice from booking where id = ${bookingId}`;
  const twice = contact?.twice === true;
  const { refundId } = await oweRefund(tx, actor, {
    bookingId,
    paymentId: booking.paymentId,
    intentId: reading.id,
    currency: reading.currency,
    amountMinor: reading.receivedMinor,
    reason: twice ? "paid_twice" : "late_money",
    from: "traveller",
  });
  if (twice) return;
  await queueNotice(tx, {
    bookingId,
    kind: "late_refund",
    subject: refundId,
    language: contact?.language ?? "en",
  });
}

async function noteCharge(tx: Tx, paymentId: string, reading: IntentReading): Promise<void> {
  if (!reading.chargeId) return;
  await tx`
    insert into payment_attempt (payment_id, intent_id, charge_id, outcome, card_brand, card_last4, at)
    values (${paymentId}, ${reading.id}, ${reading.chargeId}, 'succeeded',
      ${reading.card?.brand ?? null}, ${reading.card?.last4 ?? null}, clock_timestamp())
    on conflict (charge_id) do nothing`;
}
