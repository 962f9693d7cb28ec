import type { Tx } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { recordChange } from "#lib/audit/record-change";
import type { BookingStatus, PaymentStatus } from "./booking-view";

/** Moves a booking to a status, with its audit row. The caller holds the locks; an illegal move is refused by the database. */
export async function changeBooking(
  tx: Tx,
  actor: Actor,
  change: { bookingId: string; from: string; to: BookingStatus; reason?: string },
): Promise<void> {
  const { bookingId, from, to, reason = null } = change;
  await tx`
    update booking set status = ${to}, reason = coalesce(${reason}, reason),
      confirmed_at = case when ${to} = 'CONFIRMED' then clock_timestamp() else confirmed_at end,
      ended_at = case when ${to} in ('FAILED', 'EXPIRED', 'CANCELLED') then clock_timestamp() else ended_at end
    where id = ${bookingId}`;
  await recordChange(tx, actor, {
    bookingId,
    subject: "booking",
    from,
    to,
    ...(reason ? { detail: { reason } } : {}),
  });
}

/** Moves a booking's payment to a status, with its audit row; nothing when it is there already. */
export async function changePayment(
  tx: Tx,
  actor: Actor,
  change: { bookingId: string; from: string; to: PaymentStatus },
): Promise<void> {
  const { bookingId, from, to } = change;
  if (from === to) return;
  await tx`update payment set status = ${to}, updated_at = clock_timestamp() where booking_id = ${bookingId}`;
  await recordChange(tx, actor, { bookingId, subject: "payment", from, to });
}
