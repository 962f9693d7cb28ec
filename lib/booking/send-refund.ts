import type { Database, Tx } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { recordChange } from "#lib/audit/record-change";
import { lockBooking } from "#lib/hold/lock-booking";
import { postTransaction } from "#lib/ledger/post-transaction";
import { queueNotice } from "#lib/notice/queue-notice";
import { transact } from "#lib/outbox/committed";
import { type RefundReading, readRefund, refundIntent } from "#lib/payment/refund-intent";
import type { StripeClient } from "#lib/payment/stripe";
import { changePayment } from "./change-status";

type RefundContext = { database: Pick<Database, "sql">; stripe: StripeClient };
type RefundRow = {
  id: string;
  booking_id: string;
  intent_id: string;
  currency: string;
  amount_minor: number;
  status: string;
  reason: string;
  stripe_refund_id: string | null;
};

/** Sends an owed refund to Stripe under its own key, or reads it again if it was sent, and books what Stripe says. */
export async function sendRefund(
  context: RefundContext,
  actor: Actor,
  refundId: string,
): Promise<string> {
  const [row] = await context.database.sql<
    RefundRow[]
  >`select * from refund where id = ${refundId}`;
  if (!row) return "unknown";
  const reading = row.stripe_refund_id
    ? await readRefund(context.stripe, row.stripe_refund_id)
    : await refundIntent(context.stripe, {
        refundId,
        intentId: row.intent_id,
        amountMinor: row.amount_minor,
      });
  await transact(context.database, (tx) => settleRefund(tx, actor, row, reading));
  return reading.status;
}

/** Books a refund Stripe reported on, by its id there. Refunds that are not ours change nothing. */
export async function settleRefundEvent(
  context: RefundContext,
  actor: Actor,
  stripeRefundId: string,
): Promise<string> {
  const reading = await readRefund(context.stripe, stripeRefundId);
  const [row] = await context.database.sql<RefundRow[]>`
    select * from refund where stripe_refund_id = ${stripeRefundId}
      or (${reading.refundId}::uuid is not null and id = ${reading.refundId}::uuid)`;
  if (!row) return "not_ours";
  await transact(context.database, (tx) => settleRefund(tx, actor, row, reading));
  return reading.status;
}

async function settleRefund(
  tx: Tx,
  actor: Actor,
  row: RefundRow,
  reading: RefundReading,
): Promise<void> {
  const bookingId = row.booking_id;
  const booking = await lockBooking(tx, bookingId);
  const [current] = await tx<
    { status: string }[]
  >`select status from refund where id = ${row.id} for update`;
  if (!current || current.status === reading.status) {
    await tx`update refund set stripe_refund_id = ${reading.id} where id = ${row.id}`;
    return;
  }
  await tx`
    update refund set status = ${reading.status}, stripe_refund_id = ${reading.id}, updated_at = clock_timestamp()
    where id = ${row.id}`;
  await recordChange(tx, actor, {
    bookingId,
    subject: `refund:${row.id}`,
    from: current.status,
    to: reading.status,
  });
  if (reading.status === "succeeded") await bookRefund(tx, row, 1);
  // A bank that sends a refund back puts the money with Stripe again, and the debt with us.
  if (current.status === "succeeded") await bookRefund(tx, row, -1);
  const [payment] = await tx<
    { captured_minor: number; refunded_minor: number; language: string }[]
  >`
    select p.captured_minor, p.refunded_minor, b.language
    from payment p join booking b on b.id = p.booking_id where p.booking_id = ${bookingId}`;
  if (!payment) return;
  const to =
    payment.refunded_minor === 0
      ? "COMPLETED"
      : payment.refunded_minor < payment.captured_minor
        ? "PARTIALLY_REFUNDED"
        : "REFUNDED";
  await changePayment(tx, actor, { bookingId, from: booking.paymentStatus, to });
  // Late money has its own honest mail already.
  if (reading.status === "succeeded" && row.reason !== "late_money") {
    await queueNotice(tx, {
      bookingId,
      kind: "refund",
      subject: row.id,
      language: payment.language,
    });
  }
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
