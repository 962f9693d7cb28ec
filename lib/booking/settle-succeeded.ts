import type { Tx } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { assert } from "#lib/errors/assert";
import type { LockedBooking } from "#lib/hold/lock-booking";
import { postTransaction } from "#lib/ledger/post-transaction";
import { queueNotice } from "#lib/notice/queue-notice";
import { writeOutbox } from "#lib/outbox/write-outbox";
import type { IntentReading } from "#lib/payment/intent-reading";
import { changePayment } from "./change-status";
import { confirmBooking } from "./confirm-booking";
import { failBooking } from "./fail-booking";
import { oweRefund } from "./owe-refund";
import { paidStatus } from "./paid-status";
import type { Settlement } from "./settlement";
import { takePlaces } from "./take-places";

type Locked = LockedBooking & { bookingId: string };
type Paid = { amount_minor: number; captured_minor: number; refunded_minor: number };

/**
 * The money is there. An open hold is sold and the booking confirmed; a lapsed one is taken again if all
 * its places are free; otherwise the money goes back in full by itself, with an honest mail (DESIGN 5). So does
 * another amount than was sold: a part that somebody captured at Stripe buys nothing.
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
  await giveUpOther(tx, bookingId, reading.id);
  // What was paid first is what a cancellation refunds: a second payment goes back by itself.
  const [paid] = await tx<Paid[]>`
    update payment set captured_minor = captured_minor + ${reading.receivedMinor},
      intent_id = case when captured_minor = 0 then ${reading.id} else intent_id end,
      intent_closed_at = clock_timestamp(), updated_at = clock_timestamp()
    where booking_id = ${bookingId} returning amount_minor, captured_minor, refunded_minor`;
  assert(paid, "a booking has a payment");
  await noteCharge(tx, booking.paymentId, reading);
  // An earlier payment may have been given back by now.
  const to = paidStatus(paid.captured_minor, paid.refunded_minor);
  await changePayment(tx, actor, { bookingId, from: booking.paymentStatus, to });

  if (reading.receivedMinor === paid.amount_minor) {
    // Asked first, captured after: the places were sold when the operator was asked.
    const isAgreed = booking.status === "AWAITING_OPERATOR";
    if (isAgreed || (await takePlaces(tx, actor, booking))) {
      await confirmBooking(tx, actor, { bookingId, status: booking.status });
      return "confirmed";
    }
    await failBooking(tx, actor, booking, "places_gone");
  } else {
    await failBooking(tx, actor, booking, "other_amount");
  }
  await sendBack(tx, actor, booking, reading);
  return "refunding";
}

/** The intent that could be paid until now, if it is another one: somebody may still have its page open. */
async function giveUpOther(tx: Tx, bookingId: string, paidId: string): Promise<void> {
  const [other] = await tx<{ intent_id: string }[]>`
    select intent_id from payment
    where booking_id = ${bookingId} and captured_minor = 0 and intent_id <> ${paidId} and intent_closed_at is null`;
  if (!other) return;
  await writeOutbox(tx, {
    event: "payment/abandoned",
    data: { booking_id: bookingId, intent_id: other.intent_id },
    bookingId,
  });
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
