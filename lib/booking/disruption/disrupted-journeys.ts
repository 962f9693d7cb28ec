import type { Executor } from "#db/client";
import { legDisruption } from "./leg-disruption";

/** Whether a leg was given up after its sailing had been cancelled, as a fragment over `l` and `s`. */
export function wentWithItsSailing(executor: Executor) {
  return executor`(s.status = 'cancelled' and l.cancelled_at is not null and exists (
    select 1 from sailing_change gone
    where gone.sailing_id = s.id and gone.kind = 'cancelled' and gone.at <= l.cancelled_at))`;
}

/** The journeys of a booking that do not sail as booked, or were given up because of it, as a statement. */
export function disruptedJourneys(executor: Executor, bookingId: string) {
  return executor`
    select distinct l.journey_index
    from booking b join booking_leg l on l.booking_id = b.id join sailing s on s.id = l.sailing_id
    where b.id = ${bookingId} and l.moved_at is null
      and (${legDisruption(executor)} is not null or ${wentWithItsSailing(executor)})`;
}
