import type { Tx } from "#db/client";
import { DomainError } from "#lib/errors/domain-error";
import { lockBooking } from "#lib/hold/lock-booking";
import { isUuid } from "#lib/identity/uuid";

export type FailedRefund = {
  id: string;
  booking_id: string;
  payment_id: string;
  intent_id: string;
  currency: string;
  amount_minor: number;
  status: string;
  reason: string;
};
type Row = FailedRefund & { put_right: boolean };

/**
 * Locks a refund that a bank would not take, with its booking. Its money is still owed. Throws
 * `not_found`, and `not_refundable` for one that has not failed or was put right already.
 */
export async function lockFailedRefund(tx: Tx, refundId: string): Promise<FailedRefund> {
  const [known] = isUuid(refundId)
    ? await tx<{ booking_id: string }[]>`select booking_id from refund where id = ${refundId}`
    : [];
  if (!known) throw new DomainError("not_found", "There is no such refund.");
  await lockBooking(tx, known.booking_id);
  const [row] = await tx<Row[]>`
    select id, booking_id, payment_id, intent_id, currency, amount_minor, status, reason,
      coalesce(replaced_by::text, paid_by_hand, written_off_by) is not null as put_right
    from refund where id = ${refundId} for update`;
  if (!row || row.put_right || !["failed", "canceled"].includes(row.status)) {
    throw new DomainError(
      "not_refundable",
      "This refund has not failed, or was put right already.",
    );
  }
  return row;
}
