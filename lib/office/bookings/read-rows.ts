import type { Executor } from "#db/client";
import { toOffsetTime } from "#lib/clock/zones";
import type { BookingNeed, BookingRow } from "./booking-row";

type Read = {
  id: string;
  reference: string;
  status: string;
  payment_status: string;
  contact_name: string;
  contact_email: string;
  contact_phone: string;
  created_at: Date;
  departs_at: Date;
  from_code: string;
  from_name: string;
  from_zone: string;
  to_code: string;
  to_name: string;
  operators: string[];
  journeys: number;
  passengers: number;
  plates: string[];
  total_minor: number;
  currency: string;
  needs: BookingNeed[];
};

/** Rows of the list of bookings, in the order of their ids. */
export async function readRows(
  sql: Executor,
  ids: string[],
  seesMoney: boolean,
): Promise<BookingRow[]> {
  if (ids.length === 0) return [];
  const rows = await sql<Read[]>`
    select b.id, b.reference, b.status, p.status as payment_status, b.contact_name, b.contact_email, b.contact_phone,
      b.created_at, b.total_minor, b.currency, s.departs_at, f.code as from_code, f.name as from_name, f.zone as from_zone,
      t.code as to_code, t.name as to_name, legs.operators, legs.journeys,
      (select count(*)::int from booking_passenger x where x.booking_id = b.id and x.cancelled_at is null) as passengers,
      array(select v.registration from booking_vehicle v
        where v.booking_id = b.id and v.registration is not null and v.cancelled_at is null) as plates,
      array_remove(array[
        case when exists (select 1 from refund r where r.booking_id = b.id and r.status in ('failed', 'canceled')
          and r.replaced_by is null and r.paid_by_hand is null and r.written_off_by is null) then 'refund_failed' end,
        case when exists (select 1 from dispute d where d.payment_id = p.id and d.status = 'open') then 'dispute' end,
        case when exists (select 1 from alert a where a.kind in ('operator_cancel_refused', 'operator_silent') and a.closed_at is null
          and a.subject in (select b.id::text union all select b.id || ':' || l.position from booking_leg l where l.booking_id = b.id))
          then 'operator' end,
        case when exists (select 1 from refund r where r.booking_id = b.id and r.status in ('requested', 'pending')
          and r.reason in ('late_money', 'paid_twice')) then 'late_money' end
      ], null) as needs
    from unnest(${ids}::uuid[]) with ordinality asked(id, place)
    join booking b on b.id = asked.id
    join payment p on p.booking_id = b.id
    join lateral (
      select min(l.position) as first, array_agg(distinct s.operator_code) as operators,
        count(distinct l.journey_index)::int as journeys,
        max(l.position) filter (where l.journey_index = 0) as last
      from booking_leg l join sailing s on s.id = l.sailing_id
      where l.booking_id = b.id and l.moved_at is null
    ) legs on true
    join booking_leg l on l.booking_id = b.id and l.position = legs.first
    join sailing s on s.id = l.sailing_id
    join port f on f.code = s.from_port
    join booking_leg z on z.booking_id = b.id and z.position = legs.last
    join sailing e on e.id = z.sailing_id
    join port t on t.code = e.to_port
    order by asked.place`;
  return rows.map((row) => ({
    id: row.id,
    reference: row.reference,
    status: row.status,
    payment_status: seesMoney ? row.payment_status : null,
    contact_name: row.contact_name,
    contact_email: seesMoney ? row.contact_email : null,
    contact_phone: row.contact_phone,
    created_at: row.created_at.toISOString(),
    departs_at: toOffsetTime(row.departs_at, row.from_zone),
    from: { code: row.from_code, name: row.from_name },
    to: { code: row.to_code, name: row.to_name },
    operators: row.operators,
    journeys: row.journeys,
    passengers: row.passengers,
    plates: row.plates,
    total: seesMoney ? { amount_minor: row.total_minor, currency: row.currency } : null,
    needs: seesMoney ? row.needs : row.needs.filter((need) => need === "operator"),
  }));
}
