import type { Tx } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { recordChange } from "#lib/audit/record-change";
import { newId } from "#lib/identity/uuid";
import { type Account, postTransaction } from "#lib/ledger/post-transaction";
import { writeOutbox } from "#lib/outbox/write-outbox";

/**
 * Owes the traveller money back: the refund's row, its ledger entry (out of `from`) and the event that
 * sends it to Stripe. Returns the refund's id. The caller holds the locks.
 */
export async function oweRefund(
  tx: Tx,
  actor: Actor,
  debt: {
    bookingId: string;
    paymentId: string;
    intentId: string;
    currency: string;
    amountMinor: number;
    reason: string;
    from: Account;
  },
): Promise<{ refundId: string; taskId: string }> {
  const refundId = newId();
  await tx`
    insert into refund (id, booking_id, payment_id, intent_id, currency, amount_minor, reason, created_at, updated_at)
    values (${refundId}, ${debt.bookingId}, ${debt.paymentId}, ${debt.intentId}, ${debt.currency},
      ${debt.amountMinor}, ${debt.reason}, clock_timestamp(), clock_timestamp())`;
  await postTransaction(tx, {
    bookingId: debt.bookingId,
    kind: "refund_due",
    source: `refund_due:${refundId}`,
    currency: debt.currency,
    entries: [
      { account: debt.from, amountMinor: debt.amountMinor },
      { account: "refunds_due", amountMinor: -debt.amountMinor },
    ],
  });
  await recordChange(tx, actor, {
    bookingId: debt.bookingId,
    subject: `refund:${refundId}`,
    from: null,
    to: "requested",
  });
  const taskId = await writeOutbox(tx, {
    event: "refund/requested",
    data: { refund_id: refundId },
    bookingId: debt.bookingId,
  });
  return { refundId, taskId };
}
