import type { Tx } from "#db/client";
import { closeAlert } from "#lib/alert/close-alert";
import type { Actor } from "#lib/audit/actor";
import { recordChange } from "#lib/audit/record-change";
import { postTransaction } from "#lib/ledger/post-transaction";
import { oweRefund } from "./owe-refund";

type Lost = {
  bookingId: string;
  disputeId: string;
  intentId: string;
  currency: string;
  withdrawnMinor: number;
};
type Waiting = {
  id: string;
  payment_id: string;
  amount_minor: number;
  reason: string;
  status: string;
};

/**
 * The bank has given the card's holder the money of a lost dispute: refunds of the same payment that
 * waited for its end, or failed before and were not put right, are owed no more, as far as that money goes;
 * a rest is owed anew. One that Stripe has already is beyond our reach. The caller holds the locks.
 */
export async function writeOffRefunds(tx: Tx, actor: Actor, lost: Lost): Promise<void> {
  const { bookingId, currency, disputeId, intentId } = lost;
  const waiting = await tx<Waiting[]>`
    select id, payment_id, amount_minor, reason, status from refund
    where booking_id = ${bookingId} and intent_id = ${intentId}
      and (status = 'requested' and stripe_refund_id is null or status in ('failed', 'canceled')
        and coalesce(replaced_by::text, paid_by_hand, written_off_by) is null)
    order by created_at, id for update`;
  let left = lost.withdrawnMinor;
  for (const refund of waiting) {
    const paid = Math.min(left, refund.amount_minor);
    if (paid === 0) return;
    left -= paid;
    const rest = refund.amount_minor - paid;
    // Of one that Stripe tried, its word stands, and so does the amount it tried.
    const isTried = refund.status !== "requested";
    const to = isTried ? refund.status : "canceled";
    await tx`
      update refund set status = ${to}, amount_minor = ${isTried ? refund.amount_minor : paid},
        written_off_by = ${disputeId}, updated_at = clock_timestamp()
      where id = ${refund.id}`;
    await recordChange(tx, actor, {
      bookingId,
      subject: `refund:${refund.id}`,
      from: refund.status,
      to,
      detail: { reason: "charged_back", dispute: disputeId, owed_minor: refund.amount_minor },
    });
    if (isTried) await closeAlert(tx, { kind: "refund_failed", subject: refund.id });
    await postTransaction(tx, {
      bookingId,
      kind: "refund_written_off",
      source: `refund_written_off:${refund.id}`,
      currency,
      entries: [
        { account: "refunds_due", amountMinor: refund.amount_minor },
        { account: "disputes", amountMinor: -paid },
        { account: "traveller", amountMinor: -rest },
      ],
    });
    if (rest > 0) {
      await oweRefund(tx, actor, {
        bookingId,
        paymentId: refund.payment_id,
        intentId,
        currency,
        amountMinor: rest,
        reason: refund.reason,
        from: "traveller",
      });
    }
  }
}
