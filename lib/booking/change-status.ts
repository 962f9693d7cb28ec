import type { Tx } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { recordChange } from "#lib/audit/record-change";
import type { BookingStatus, PaymentStatus } from "./booking-view";

/**
 * Moves a booking to a status, with its audit row. One that is no longer PENDING needs neither its timer
 * nor the word of its hold: what of them was not sent is never sent. (A row that is being sent this
 * moment stays: its run finds nothing to do.) The caller holds the locks; an illegal move is refused by
 * the database.
 */
export async function changeBooking(
  tx: Tx,
  actor: Actor,
  change: { bookingId: string; from: string; to: BookingStatus; reason?: string },
): Promise<void> {
  const { bookingId, from, to, reason = null } = change;
  await tx`
    with unsaid as (
      update notice set status = 'dead', error = 'moot'
      where booking_id = ${bookingId} and kind = 'hold' and status = 'due' and ${from} = 'PENDING' returning id
    ), needless as (
      select o.id from outbox o
      where o.booking_id = ${bookingId} and o.sent_at is null and ${from} = 'PENDING'
        and (o.event = 'booking/held'
          or o.event = 'notice/due' and o.data ->> 'notice_id' in (select id::text from unsaid))
      for update skip locked
    ), unsent as (
      update outbox o set sent_at = clock_timestamp() from needless n where o.id = n.id
    )
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
