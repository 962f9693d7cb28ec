import type { Tx } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { consumeHold } from "#lib/hold/consume-hold";
import type { LockedBooking } from "#lib/hold/lock-booking";
import { retakeHold } from "#lib/hold/retake-hold";
import { postTransaction } from "#lib/ledger/post-transaction";
import { queueNotice } from "#lib/notice/queue-notice";
import type { IntentReading } from "#lib/payment/intent-reading";
import { changeBooking, changePayment } from "./change-status";
import { confirmBooking } from "./confirm-booking";
import { oweRefund } from "./owe-refund";
import type { Settlement } from "./settlement";

/**
 * The money is there. An open hold is sold and the booking confirmed; a lapsed one is taken again if all
 * its places are free; otherwise the money goes back in full by itself, with an honest mail (DESIGN 5).
 */
export async function settleSucceeded(
  tx: Tx,
  actor: Actor,
  booking: LockedBooking & { bookingId: string },
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
  await tx`
    update payment set captured_minor = captured_minor + ${reading.receivedMinor}, intent_id = ${reading.id},
      updated_at = clock_timestamp()
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
  }
  await oweRefund(tx, actor, {
    bookingId,
    paymentId: booking.paymentId,
    intentId: reading.id,
    currency: reading.currency,
    amountMinor: reading.receivedMinor,
    reason: "late_money",
    from: "traveller",
  });
  const [contact] = await tx<
    { language: string }[]
  >`select language from booking where id = ${bookingId}`;
  await queueNotice(tx, { bookingId, kind: "late_refund", language: contact?.language ?? "en" });
  return "refunding";
}

async function placesAreTaken(
  tx: Tx,
  actor: Actor,
  booking: LockedBooking & { bookingId: string },
): Promise<boolean> {
  const { bookingId, holdId } = booking;
  if (!holdId) return false;
  // Asked first, captured after: the places were sold when the operator was asked.
  if (booking.status === "AWAITING_OPERATOR") return true;
  if (booking.status !== "PENDING") return false;
  const open = booking.holdStatus === "open";
  if (open && (await consumeHold(tx, actor, { bookingId, holdId }))) return true;
  return await retakeHold(tx, actor, { bookingId, holdId, open });
}

async function noteCharge(tx: Tx, paymentId: string, reading: IntentReading): Promise<void> {
  if (!reading.chargeId) return;
  await tx`
    insert into payment_attempt (payment_id, intent_id, charge_id, outcome, at)
    values (${paymentId}, ${reading.id}, ${reading.chargeId}, 'succeeded', clock_timestamp())
    on conflict (charge_id) do nothing`;
}
