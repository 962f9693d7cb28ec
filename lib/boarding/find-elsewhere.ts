import type { Executor } from "#db/client";

export type Elsewhere = {
  from: string;
  to: string;
  departs_at: string;
  zone: string;
  /** The departure port's own date. */
  day: string;
};

/** Where a booking's people sail that is nearest in time to a departure, or null if nowhere any more. */
export async function findElsewhere(
  sql: Executor,
  bookingId: string,
  departsAt: Date,
): Promise<Elsewhere | null> {
  const [row] = await sql<(Omit<Elsewhere, "departs_at"> & { departs_at: Date })[]>`
    select f.name as from, t.name as to, s.departs_at, f.zone, s.departure_date::text as day
    from booking_leg l
    join booking b on b.id = l.booking_id and b.status = 'CONFIRMED'
    join sailing s on s.id = l.sailing_id
    join port f on f.code = s.from_port
    join port t on t.code = s.to_port
    where l.booking_id = ${bookingId} and l.cancelled_at is null
    order by abs(extract(epoch from s.departs_at - ${departsAt}::timestamptz))
    limit 1`;
  return row ? { ...row, departs_at: row.departs_at.toISOString() } : null;
}
