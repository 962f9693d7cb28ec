import type { Tx } from "#db/client";
import { closeCase } from "./close-case";

/**
 * Writes down that a booking is looked after on the cancelled sailings it has left, by its traveller's or a desk's
 * own doing, and closes the case of each that nobody is booked on any more. What a job is to see to stays the
 * job's. The caller holds the booking's locks.
 */
export async function leaveSailings(
  tx: Tx,
  bookingId: string,
  outcome: "moved" | "refunded",
): Promise<void> {
  const left = await tx<{ id: string }[]>`
    select s.id from booking_leg l join booking b on b.id = l.booking_id join sailing s on s.id = l.sailing_id
    where l.booking_id = ${bookingId} and s.status = 'cancelled'
    group by s.id
    having bool_and(l.cancelled_at is not null or b.status not in ('PENDING', 'AWAITING_OPERATOR', 'CONFIRMED'))
    order by s.id`;
  for (const { id } of left) {
    await tx`
      update aftercare set status = 'done', outcome = ${outcome}, updated_at = clock_timestamp()
      where sailing_id = ${id} and booking_id = ${bookingId} and status in ('asked', 'stuck')`;
    await closeCase(tx, id);
  }
}
