import type { Tx } from "#db/client";
import { openAlert } from "#lib/alert/open-alert";
import type { Actor } from "#lib/audit/actor";
import { recordChange } from "#lib/audit/record-change";
import { lockBooking } from "#lib/hold/lock-booking";
import { postTransaction } from "#lib/ledger/post-transaction";
import { queueNotice } from "#lib/notice/queue-notice";
import type { RefundReading } from "#lib/payment/refund-intent";
import { changePayment } from "./change-status";
import { paidStatus } from "./paid-status";

export type RefundRow = {
  id: string;
  booking_id: string;
  intent_id: string;
  currency: string;
  amount_minor: number;
  status: string;
  reason: string;
  stripe_refund_id: string | null;
  key_turn: number;
  created_at: Date;
};

/** What may follow what; the table legal_transition says the same. */
const next: Record<string, string[]> = {
  requested: ["pending", "succeeded", "failed", "canceled"],
  pending: ["succeeded", "failed", "canceled"],
  succeeded: ["failed"],
};

function follows(from: string, to: string): boolean {
  return next[from]?.includes(to) ?? false;
}

/**
 * Books what Stripe says of a refund: its status, the ledger when money moved, the payment's status, the
 * traveller's mail, an alert when the bank would not take it. A word that is older than ours changes nothing.
 * Answers what it moved to, null where it did not.
 */
export async function settleRefund(
  tx: Tx,
  actor: Actor,
  row: RefundRow,
  reading: RefundReading,
): Promise<RefundReading["status"] | null> {
  const bookingId = row.booking_id;
  const booking = await lockBooking(tx, bookingId);
  const [current] = await tx<
    { status: string }[]
  >`select status from refund where id = ${row.id} for update`;
  const stripeId = reading.id ?? row.stripe_refund_id;
  await tx`update refund set stripe_refund_id = ${stripeId} where id = ${row.id}`;
  if (!current || !follows(current.status, reading.status)) return null;
  await tx`
    update refund set status = ${reading.status}, stripe_refund_id = ${stripeId}, updated_at = clock_timestamp()
    where id = ${row.id}`;
  await recordChange(tx, actor, {
    bookingId,
    subject: `refund:${row.id}`,
    from: current.status,
    to: reading.status,
  });
  const failed = reading.status === "failed" || reading.status === "canceled";
  if (failed) await openAlert(tx, { kind: "refund_failed", subject: row.id });
  if (reading.status === "succeeded") await bookRefund(tx, row, 1);
  // A bank that sends a refund back puts the money with Stripe again, and the debt with us.
  if (current.status === "succeeded") await bookRefund(tx, row, -1);
  const [payment] = await tx<
    { captured_minor: number; refunded_minor: number; language: string }[]
  >`
    select p.captured_minor, p.refunded_minor, b.language
    from payment p join booking b on b.id = p.booking_id where p.booking_id = ${bookingId}`;
  if (!payment) return reading.status;
  const to = paidStatus(payment.captured_minor, payment.refunded_minor);
  await changePayment(tx, actor, { bookingId, from: booking.paymentStatus, to });
  const about = { bookingId, subject: row.id, language: payment.language };
  // Who was told that the money comes is told that it doesn't.
  if (failed) await queueNotice(tx, { ...about, kind: "refund_failed" });
  // Late money has its own honest mail already.
  if (reading.status === "succeeded" && row.reason !== "late_money") {
    await queueNotice(tx, { ...about, kind: "refund" });
  }
  return reading.status;
}

async function bookRefund(tx: Tx, row: RefundRow, direction: 1 | -1): Promise<void> {
  await tx`
    update payment set refunded_minor = refunded_minor + ${direction * row.amount_minor}, updated_at = clock_timestamp()
    where booking_id = ${row.booking_id}`;
  await postTransaction(tx, {
    bookingId: row.booking_id,
    kind: direction === 1 ? "refund" : "refund_returned",
    source: `${direction === 1 ? "refund" : "refund_returned"}:${row.id}`,
    currency: row.currency,
    entries: [
      { account: "refunds_due", amountMinor: direction * row.amount_minor },
      { account: "stripe_clearing", amountMinor: -direction * row.amount_minor },
    ],
  });
}
