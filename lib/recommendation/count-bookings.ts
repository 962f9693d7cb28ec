import type { Tx } from "#db/client";

/** What is being committed right now may yet say an earlier time. */
const settledSeconds = 60;

/**
 * Counts the sailings of bookings that were confirmed since the last time, each once: from the event of their
 * confirmation, and of them nothing but the sailing and the day. Moves the mark in the same transaction. The
 * caller has the run's row. Says how many sailings of bookings were counted.
 */
export async function countBookings(tx: Tx): Promise<number> {
  const [row] = await tx<{ count: number }[]>`
    with span as (
      select bookings_until as since, now() - make_interval(secs => ${settledSeconds}) as until
      from recommendation_run where id = 1
    ), confirmed as (
      select (o.sent_at at time zone 'UTC')::date as day, s.route_id, s.id as sailing_id, count(*)::int as count
      from span join outbox o on o.sent_at > span.since and o.sent_at <= span.until
      join booking_leg l on l.booking_id = o.booking_id
      join sailing s on s.id = l.sailing_id
      where o.event = 'booking/settled' and o.redrive_of is null
      group by 1, 2, 3
    ), counted as (
      insert into look_count as t (day, kind, route_id, sailing_id, count)
      select day, 'booking.confirmed', route_id, sailing_id, count from confirmed order by 1, 2, 3, 4
      on conflict (day, kind, route_id, sailing_id) do update set count = t.count + excluded.count
    ), moved as (
      update recommendation_run r set bookings_until = greatest(r.bookings_until, span.until) from span where r.id = 1
    )
    select coalesce(sum(count), 0)::int as count from confirmed`;
  return row?.count ?? 0;
}
