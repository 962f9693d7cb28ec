import type { Executor } from "#db/client";
import { DomainError } from "#lib/errors/domain-error";
import { isUuid } from "#lib/identity/uuid";
import { areAboard } from "../are-aboard";
import { wentWithItsSailing } from "../disruption/disrupted-journeys";
import { legDisruption } from "../disruption/leg-disruption";
import { stillOurs } from "../still-ours";
import type { SoldBooking, SoldLeg } from "./sold-booking";

type LegRow = Omit<SoldLeg, "departs_at" | "journey_departs_at"> & {
  departs_at: string;
  journey_departs_at: string;
};
type Row = Omit<SoldBooking, "legs" | "paid_minor"> & {
  legs: LegRow[];
  paid_minor: string | number;
};

/** Reads a booking as it was sold and what is left of it, in one round trip. Throws `not_found`. */
export async function readSold(executor: Executor, bookingId: string): Promise<SoldBooking> {
  const [row] = isUuid(bookingId)
    ? await executor<Row[]>`
    select b.status, b.currency, b.language, p.intent_id, clock_timestamp() as now,
      ${stillOurs(executor)} as paid_minor,
      (select json_agg(json_build_object('position', x.position, 'birth_date', x.birth_date) order by x.position)
        from booking_passenger x where x.booking_id = b.id) as passengers,
      coalesce((select json_agg(json_build_object('position', v.position, 'kind', v.kind,
          'length_cm', v.length_cm, 'height_cm', v.height_cm, 'driver', v.driver) order by v.position)
        from booking_vehicle v where v.booking_id = b.id), '[]') as vehicles,
      (select json_agg(json_build_object('position', l.position, 'journey_index', l.journey_index,
          'conditions', l.conditions, 'passengers', l.passengers, 'vehicles', l.vehicles,
          'cancelled', l.cancelled_at is not null, 'departs_at', s.departs_at, 'aboard', ${areAboard(executor)},
          'sailing_cancelled', s.status = 'cancelled',
          'disrupted', ${legDisruption(executor)} is not null, 'lost', ${wentWithItsSailing(executor)},
          'departure_date', s.departure_date, 'operator_status', l.operator_status,
          'ages', json_build_object('infant_max_age', o.infant_max_age, 'child_max_age', o.child_max_age),
          'journey_departs_at', d.departs_at, 'journey_zone', d.zone) order by l.position)
        from booking_leg l
        join sailing s on s.id = l.sailing_id
        join operator o on o.code = s.operator_code
        cross join lateral (
          select case when ${areAboard(executor)} then least(s.departs_at, clock_timestamp()) else s.departs_at end
            as departs_at, f.zone
          from booking_leg j join sailing s on s.id = j.sailing_id join port f on f.code = s.from_port
          where j.booking_id = l.booking_id and j.journey_index = l.journey_index and j.moved_at is null
          order by s.departs_at limit 1
        ) d
        where l.booking_id = b.id and l.moved_at is null) as legs,
      coalesce((select json_agg(json_build_object('position', i.position, 'leg_position', i.leg_position,
          'kind', i.kind, 'quantity', i.quantity, 'amount_minor', i.amount_minor,
          'cancelled', i.cancelled_at is not null) order by i.position)
        from booking_item i where i.booking_id = b.id), '[]') as items,
      coalesce((select json_agg(json_build_object('pool_id', a.pool_id, 'kind', o.kind,
          'leg_position', a.leg_position, 'quantity', a.quantity) order by a.leg_position, a.pool_id)
        from allocation a join pool o on o.id = a.pool_id
        where a.booking_id = b.id and a.status = 'sold'), '[]') as claims,
      coalesce((select json_agg(e.leg order by c.at, c.id, e.nth)
        from partial_cancellation c, jsonb_array_elements(c.legs) with ordinality e(leg, nth)
        where c.booking_id = b.id), '[]') as cancelled
    from booking b join payment p on p.booking_id = b.id where b.id = ${bookingId}`
    : [];
  if (!row) throw new DomainError("not_found", "There is no such booking.");
  return {
    ...row,
    paid_minor: Number(row.paid_minor),
    legs: row.legs.map((leg) => ({
      ...leg,
      does_not_sail: row.legs.some(
        (one) =>
          (one.disrupted === true && one.journey_index === leg.journey_index) ||
          (one.lost === true && one.journey_index < leg.journey_index),
      ),
      departs_at: new Date(leg.departs_at),
      journey_departs_at: new Date(leg.journey_departs_at),
    })),
  };
}
