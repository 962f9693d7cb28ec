import type { Sql } from "#db/client";
import { operatorTerm } from "#lib/booking/find/booking-terms";
import { type BookingFilters, byDeparture, conditions, type Part } from "./booking-filters";
import { mostLookedAt, namedBy } from "./named-by";
import { needing } from "./needing";
import { readFind } from "./read-find";

/** Bookings by their ids and how far each is from what was asked for. */
export type Candidates = { part: Part };

const mostFound = 1_000;
const last = "\u{10FFFF}";

/** The bookings that a typed text may mean. */
export async function meantBy(
  sql: Sql,
  typed: string,
  filters: BookingFilters,
  seesMoney: boolean,
): Promise<Candidates> {
  const { bookingId, reference, operatorReference, stripeId, beginnings, words } = readFind(typed);
  const named = words.length > 0 ? await namedBy(sql, words, filters) : null;
  const parts = [
    bookingId && sql`select ${bookingId}::uuid, 0`,
    reference &&
      sql`(select id, 0 from booking
        where reference >= ${reference} and reference <= ${reference.padEnd(10, "Z")} limit ${mostFound})`,
    operatorReference &&
      sql`(select booking_id, 0 from booking_leg
        where upper(operator_reference) ~>=~ ${operatorReference}
          and upper(operator_reference) ~<~ ${operatorReference + last} and operator_reference is not null
        limit ${mostFound})`,
    ...beginnings
      .filter((term) => seesMoney || !term.startsWith("e:"))
      .map(
        (term) => sql`(select booking_id, (term <> ${term})::int from booking_term
          where term >= ${term} and term < ${term + last} limit ${mostFound})`,
      ),
    ...(seesMoney && stripeId ? ofStripe(sql, stripeId) : []),
    named && sql`(${named.part})`,
  ].filter((one) => typeof one === "object" && one !== null);
  if (parts.length === 0) return { part: sql`select null::uuid as id, 0 as rank where false` };
  const all = parts.reduce((before, one) => sql`${before} union all ${one}`);
  return { part: sql`select a.id, min(a.rank) as rank from (${all}) a(id, rank) group by 1` };
}

function ofStripe(sql: Sql, id: string): Part[] {
  return [
    sql`(select booking_id, 0 from payment where intent_id = ${id})`,
    sql`(select p.booking_id, 0 from payment_attempt a join payment p on p.id = a.payment_id where a.charge_id = ${id})`,
    sql`(select booking_id, 0 from refund where stripe_refund_id = ${id})`,
    sql`(select p.booking_id, 0 from dispute d join payment p on p.id = d.payment_id where d.id = ${id})`,
  ];
}

/**
 * The bookings of the narrowest filter, where walking through all of them in the list's order would find too
 * few; null where it would not.
 */
export function narrowest(sql: Sql, filters: BookingFilters): Candidates | null {
  const { status, payment, operator, sailing, departs, created, needs } = filters;
  if (needs)
    return { part: sql`select n.id, 0 as rank from (${needing(sql, needs)}) n(id) group by 1` };
  if (sailing) {
    return {
      part: sql`select distinct booking_id as id, 0 as rank from booking_leg where sailing_id = ${sailing}`,
    };
  }
  if (departs) {
    return {
      part: sql`
        select distinct x.booking_id as id, 0 as rank
        from sailing s join booking_leg x on x.sailing_id = s.id
        where s.departs_at >= ${departs}::date - interval '1 day'
          and s.departs_at < ${departs}::date + interval '2 days' and s.departure_date = ${departs}::date`,
    };
  }
  if (created) {
    return byDeparture(filters)
      ? newest(sql, sql`select b.id from booking b where ${conditions(sql, { created })}`)
      : null;
  }
  const isRare = status !== undefined && status !== "CONFIRMED";
  if (payment && payment !== "COMPLETED" && !isRare) {
    return newest(sql, sql`select b.booking_id as id from payment b where b.status = ${payment}`);
  }
  if (isRare && (payment || operator || byDeparture(filters))) {
    return newest(sql, sql`select b.id from booking b where b.status = ${status}`);
  }
  if (payment && !isRare) return null;
  if (operator && !byDeparture(filters)) {
    return newest(
      sql,
      sql`select b.booking_id as id from booking_term b where b.term = ${operatorTerm(operator)}`,
    );
  }
  return null;
}

function newest(sql: Sql, from: Part): Candidates {
  return {
    part: sql`select n.id, 0 as rank from (${from} order by b.created_at desc limit ${mostLookedAt}) n`,
  };
}
