import type { Database } from "#db/client";
import { closeAlert } from "#lib/alert/close-alert";
import type { Actor } from "#lib/audit/actor";
import { requireStaff } from "#lib/audit/require-staff";
import { postTransaction } from "#lib/ledger/post-transaction";
import { transact } from "#lib/outbox/committed";
import { lockFailedRefund } from "./lock-failed-refund";
import { oweRefund } from "./owe-refund";

/**
 * Sends the money of a refund that failed once more, to the same card, as a refund of its own: Stripe
 * never revives one that failed. The alert of the old one ends; if the new one fails too it has its own.
 * For staff. Answers the new refund's id and task. Throws `forbidden`, `not_found`, `not_refundable`.
 */
export async function retryRefund(
  database: Pick<Database, "sql">,
  actor: Actor,
  refundId: string,
): Promise<{ refundId: string; taskId: string }> {
  requireStaff(actor, "refunds");
  return await transact(database, async (tx) => {
    const failed = await lockFailedRefund(tx, refundId);
    const { booking_id: bookingId, currency, amount_minor: amountMinor } = failed;
    // Owed through the old row until now, through the new one from here on.
    await postTransaction(tx, {
      bookingId,
      kind: "refund_replaced",
      source: `refund_replaced:${refundId}`,
      currency,
      entries: [
        { account: "refunds_due", amountMinor },
        { account: "traveller", amountMinor: -amountMinor },
      ],
    });
    const next = await oweRefund(tx, actor, {
      bookingId,
      paymentId: failed.payment_id,
      intentId: failed.intent_id,
      currency,
      amountMinor,
      reason: failed.reason,
      from: "traveller",
    });
    await tx`update refund set replaced_by = ${next.refundId} where id = ${refundId}`;
    await closeAlert(tx, { kind: "refund_failed", subject: refundId });
    return next;
  });
}
