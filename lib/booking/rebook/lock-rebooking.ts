import type { Tx } from "#db/client";
import { type LockedBooking, lockBooking } from "#lib/hold/lock-booking";
import { isUuid } from "#lib/identity/uuid";

/**
 * Locks a booking's pools and those of the sailings it may go to as one, by id, then what else belongs to the
 * booking: the order of the house. What lapsed holds still claim on the new sailings is free by then; until the
 * end of the transaction nobody takes a place there or changes their sale. Throws `not_found`.
 */
export async function lockRebooking(
  tx: Tx,
  bookingId: string,
  sailingIds: string[],
): Promise<LockedBooking> {
  const ids = sailingIds.filter(isUuid);
  const booking = isUuid(bookingId) ? bookingId : null;
  await tx`
    select 1 from pool where id in (
      select id from pool where sailing_id = any (${ids}::uuid[])
      union all
      select pool_id from allocation where booking_id = ${booking}
    ) order by id for update`;
  await tx`
    with ended as (
      update allocation a set status = 'released'
      from hold h
      where h.id = a.hold_id and h.status = 'open' and not h.pinned and h.expires_at <= clock_timestamp()
        and a.status = 'held' and a.pool_id in (select id from pool where sailing_id = any (${ids}::uuid[]))
      returning a.pool_id, a.quantity
    ), summed as (select pool_id, sum(quantity)::integer as quantity from ended group by pool_id)
    update pool p set held = p.held - s.quantity from summed s where p.id = s.pool_id`;
  return await lockBooking(tx, bookingId);
}
