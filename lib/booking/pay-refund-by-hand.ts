import type { Database } from "#db/client";
import { closeAlert } from "#lib/alert/close-alert";
import type { Actor } from "#lib/audit/actor";
import { recordChange } from "#lib/audit/record-change";
import { requireStaff } from "#lib/audit/require-staff";
import { DomainError } from "#lib/errors/domain-error";
import { postTransaction } from "#lib/ledger/post-transaction";
import { transact } from "#lib/outbox/committed";
import { lockFailedRefund } from "./lock-failed-refund";

/** The transfer's own reference: a name or an account number has no place here. */
const reference = /^[A-Za-z0-9][A-Za-z0-9 ./-]{2,39}$/;

/**
 * Books that staff paid a failed refund by transfer from our own bank account: the money is owed no
 * more, the card's stays with Stripe, the alert ends. For staff, once per refund. Throws `forbidden`,
 * `invalid` (3 to 40 letters, digits, blanks and ./- of the transfer), `not_found`, `not_refundable`.
 */
export async function payRefundByHand(
  database: Pick<Database, "sql">,
  actor: Actor,
  refundId: string,
  transfer: string,
): Promise<void> {
  requireStaff(actor, "refunds");
  if (!reference.test(transfer)) {
    throw new DomainError("invalid", "Give the transfer's own reference.", {
      errors: [{ path: "transfer", message: "3 to 40 letters, digits, blanks and ./-" }],
    });
  }
  await transact(database, async (tx) => {
    const failed = await lockFailedRefund(tx, refundId);
    const { booking_id: bookingId, currency, amount_minor: amountMinor } = failed;
    await tx`update refund set paid_by_hand = ${transfer} where id = ${refundId}`;
    await postTransaction(tx, {
      bookingId,
      kind: "refund_by_hand",
      source: `refund_by_hand:${refundId}`,
      currency,
      entries: [
        { account: "refunds_due", amountMinor },
        { account: "bank", amountMinor: -amountMinor },
      ],
    });
    // No state of the refund changes, for Stripe's word on it stands; that staff paid it is said all the same.
    await recordChange(tx, actor, {
      bookingId,
      subject: `refund:${refundId}`,
      from: failed.status,
      to: failed.status,
      detail: { paid_by_hand: transfer },
    });
    await closeAlert(tx, { kind: "refund_failed", subject: refundId });
  });
}
