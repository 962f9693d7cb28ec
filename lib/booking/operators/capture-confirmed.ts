import type { Actor } from "#lib/audit/actor";
import { lockBooking } from "#lib/hold/lock-booking";
import { transact } from "#lib/outbox/committed";
import { captureIntent } from "#lib/payment/capture-intent";
import { confirmBooking } from "../confirm-booking";
import { settleReading } from "../settle-payment";
import type { OperatorContext } from "./operator-context";
import { refuseByOperator } from "./refuse-by-operator";

type Row = { intent_id: string | null; agreed: boolean; sails: boolean };

/**
 * Captures what was authorised for a booking whose operators have all said yes, and confirms it; one that
 * cost nothing is confirmed without Stripe. A yes to a sailing that was cancelled since takes no money: all
 * of it is given up. True if it was still waiting. Stripe is called outside of any transaction. Throws
 * `payment_unavailable`.
 */
export async function captureConfirmed(
  context: OperatorContext,
  actor: Actor,
  bookingId: string,
): Promise<boolean> {
  const [row] = await context.database.sql<Row[]>`
    select p.intent_id,
      not exists (
        select 1 from booking_leg l join sailing s on s.id = l.sailing_id
        where l.booking_id = b.id and l.cancelled_at is null and s.status = 'cancelled') as sails,
      not exists (
      select 1 from booking_leg l where l.booking_id = b.id and l.cancelled_at is null
        and l.operator_status <> 'CONFIRMED' and exists (
          select 1 from sailing s join operator o on o.code = s.operator_code
          where s.id = l.sailing_id and (o.booking_mode = 'on_request' or l.operator_status <> 'NOT_SENT'))
      ) as agreed
    from booking b join payment p on p.booking_id = b.id
    where b.id = ${bookingId} and b.status = 'AWAITING_OPERATOR'`;
  if (!row?.agreed) return false;
  if (!row.sails) {
    await transact(context.database, async (tx) => {
      const booking = { ...(await lockBooking(tx, bookingId)), bookingId };
      if (booking.status === "AWAITING_OPERATOR") await refuseByOperator(tx, actor, booking);
    });
    return true;
  }
  if (row.intent_id) {
    const reading = await captureIntent(context.stripe, row.intent_id);
    await settleReading(context, actor, reading);
    return true;
  }
  await transact(context.database, async (tx) => {
    const booking = await lockBooking(tx, bookingId);
    if (booking.status !== "AWAITING_OPERATOR") return;
    await confirmBooking(tx, actor, { bookingId, status: booking.status });
  });
  return true;
}
