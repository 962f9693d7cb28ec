import type { Executor } from "#db/client";
import { oldCodeMark } from "#lib/ticket/ticket-code";
import { bandOnDay } from "./band-on-day";
import type { GateBooking } from "./gate/gate-list";

type Row = {
  id: string;
  reference: string;
  state: GateBooking["state"];
  through: boolean;
  day: string;
  infant_max_age: number;
  child_max_age: number;
  people: {
    n: number;
    name: string;
    born: string;
    care: boolean;
    checked_in_at: string | null;
    boarded_at: string | null;
  }[];
  vehicles: string[];
};

/**
 * The bookings of a sailing as a gangway needs them, one of them or all: names of those who travel, and of
 * what was cancelled the reference alone. Whoever was moved to another sailing is none of this one's: the
 * server says where they sail.
 */
export async function readGateBookings(
  sql: Executor,
  sailingId: string,
  bookingId: string | null = null,
): Promise<GateBooking[]> {
  const rows = await sql<Row[]>`
    with leg as (
      select l.booking_id, bool_or(l.cancelled_at is null) as live,
        bool_and(s.sequence > 1 and exists (
          select from booking_leg before join sailing c on c.id = before.sailing_id
          where before.booking_id = l.booking_id and before.position = l.position - 1
            and before.journey_index = l.journey_index and before.cancelled_at is null
            and c.voyage_id = s.voyage_id and c.sequence = s.sequence - 1)) as through,
        array_agg(l.position) filter (where l.cancelled_at is null) as positions
      from booking_leg l join sailing s on s.id = l.sailing_id
      where l.sailing_id = ${sailingId} and l.moved_at is null and (${bookingId}::uuid is null or l.booking_id = ${bookingId}::uuid)
      group by l.booking_id
    )
    select b.id, b.reference, leg.through, s.departure_date::text as day, o.infant_max_age, o.child_max_age,
      case when b.status = 'CANCELLED' or not leg.live then 'cancelled'
        when b.status = 'CONFIRMED' then 'good' else 'not_confirmed' end as state,
      coalesce(people.list, '[]') as people, coalesce(vehicles.list, '{}') as vehicles
    from leg
    join booking b on b.id = leg.booking_id
    join sailing s on s.id = ${sailingId}
    join operator o on o.code = s.operator_code
    left join lateral (
      select jsonb_agg(jsonb_build_object('n', p.position, 'name', p.last_name || ' ' || p.first_name,
        'born', p.birth_date, 'care', p.special_care is not null, 'checked_in_at', c.checked_in_at,
        'boarded_at', c.boarded_at) order by p.position) as list
      from booking_passenger p
      left join lateral (
        select min(c.at) filter (where c.stage = 'checked_in') as checked_in_at,
          min(c.at) filter (where c.stage = 'boarded') as boarded_at
        from check_in c
        where c.sailing_id = ${sailingId} and c.booking_id = b.id and c.passenger = p.position
          and c.undone_at is null
      ) c on true
      where p.booking_id = b.id and exists (
        select from booking_leg l where l.booking_id = b.id and l.position = any (leg.positions)
          and p.position = any (l.passengers))
    ) people on b.status = 'CONFIRMED' and leg.live
    left join lateral (
      select array_agg(concat_ws(' ', v.kind, v.registration) order by v.position) as list
      from booking_vehicle v
      where v.booking_id = b.id and exists (
        select from booking_leg l where l.booking_id = b.id and l.position = any (leg.positions)
          and v.position = any (l.vehicles))
    ) vehicles on b.status = 'CONFIRMED' and leg.live
    where b.status in ('CONFIRMED', 'AWAITING_OPERATOR', 'PENDING', 'CANCELLED')
    order by b.id`;
  return rows.map((row) => ({
    id: row.id,
    reference: row.reference,
    mark: oldCodeMark(row.reference),
    state: row.state,
    through: row.through,
    passengers: row.people.map(({ born, ...one }) => ({
      n: one.n,
      name: one.name,
      band: bandOnDay(born, row.day, row),
      care: one.care,
      checked_in_at: asTime(one.checked_in_at),
      boarded_at: asTime(one.boarded_at),
    })),
    vehicles: row.vehicles,
  }));
}

/** JSON in the database has its own way of writing instants. */
const asTime = (at: string | null) => (at === null ? null : new Date(at).toISOString());
