import type { Sql } from "#db/client";
import { operatorTerm } from "#lib/booking/find/booking-terms";
import { mostCounted } from "../rows";
import { type BookingFilters, byDeparture, conditions, type Part } from "./booking-filters";
import { namedBy } from "./named-by";
import { needing } from "./needing";
import { readFind } from "./read-find";

/**
 * Bookings by their ids, when they were made, and how far each is from what was asked for; and the filters
 * that are still to be held against them.
 */
export type Candidates = { part: Part; rest: BookingFilters };

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
  const { find: _, ...rest } = filters;
  const named = words.length > 0 ? await namedBy(sql, words, filters) : null;
  const parts = [
    bookingId && sql`select ${bookingId}::uuid`,
    reference &&
      sql`(select id from booking
        where reference >= ${reference} and reference <= ${reference.padEnd(10, "Z")} limit ${mostFound})`,
    operatorReference &&
      sql`(select booking_id from booking_leg
        where upper(operator_reference) ~>=~ ${operatorReference}
          and upper(operator_reference) ~<~ ${operatorReference + last} and operator_reference is not null
        limit ${mostFound})`,
    ...beginnings
      .filter((term) => seesMoney || !term.startsWith("e:"))
      .map(
        (term) => sql`(select booking_id from booking_term
          where term >= ${term} and term < ${term + last} limit ${mostFound})`,
      ),
    ...(seesMoney && stripeId ? ofStripe(sql, stripeId) : []),
  ].filter((one) => typeof one === "object" && one !== null);
  if (parts.length === 0) {
    return {
      part: named
        ? named.part
        : sql`select null::uuid as id, null::timestamptz as created_at, 0 as rank where false`,
      rest,
    };
  }
  const all = parts.reduce((before, one) => sql`${before} union ${one}`);
  const direct = sql`
    select d.id, x.created_at, 0 as rank from (${all}) d(id) join booking x on x.id = d.id`;
  return {
    part: named
      ? sql`
        select a.id, a.created_at, min(a.rank) as rank from (${direct} union all (${named.part})) a group by 1, 2`
      : direct,
    rest,
  };
}

function ofStripe(sql: Sql, id: string): Part[] {
  return [
    sql`(select booking_id from payment where intent_id = ${id})`,
    sql`(select p.booking_id from payment_attempt a join payment p on p.id = a.payment_id where a.charge_id = ${id})`,
    sql`(select booking_id from refund where stripe_refund_id = ${id})`,
    sql`(select p.booking_id from dispute d join payment p on p.id = d.payment_id where d.id = ${id})`,
  ];
}

/**
 * The bookings of the narrowest filter, where walking through all of them in the list's order would find too
 * few; null where it would not.
 */
export function narrowest(sql: Sql, filters: BookingFilters): Candidates | null {
  const { status, payment, operator, sailing, departs, created, needs } = filters;
  if (needs) {
    return among(sql, sql`${needing(sql, needs)}`, { ...filters, needs: undefined });
  }
  if (sailing) {
    return among(
      sql,
      sql`select booking_id from booking_leg where sailing_id = ${sailing} and moved_at is null`,
      {
        ...filters,
        sailing: undefined,
      },
    );
  }
  if (departs) {
    return among(
      sql,
      sql`
        select x.booking_id from sailing s join booking_leg x on x.sailing_id = s.id
        where s.departs_at >= ${departs}::date - interval '1 day'
          and s.departs_at < ${departs}::date + interval '2 days' and s.departure_date = ${departs}::date
          and x.moved_at is null`,
      { ...filters, departs: undefined },
    );
  }
  if (created) {
    return byDeparture(filters)
      ? newest(
          sql,
          filters,
          sql`select b.id, b.created_at from booking b where ${conditions(sql, { created })}`,
          {
            ...filters,
            created: undefined,
          },
        )
      : null;
  }
  const isRare = status !== undefined && status !== "CONFIRMED";
  if (payment && payment !== "COMPLETED" && !isRare) {
    return newest(
      sql,
      filters,
      sql`select b.booking_id as id, b.created_at from payment b where b.status = ${payment}`,
      { ...filters, payment: undefined },
    );
  }
  if (isRare && (payment || operator || byDeparture(filters))) {
    return newest(
      sql,
      filters,
      sql`select b.id, b.created_at from booking b where b.status = ${status}`,
      { ...filters, status: undefined },
    );
  }
  if (operator && !byDeparture(filters)) {
    return newest(
      sql,
      filters,
      sql`select b.booking_id as id, b.created_at from booking_term b where b.term = ${operatorTerm(operator)}`,
      { ...filters, operator: undefined },
    );
  }
  return null;
}

/** All bookings with these ids. */
function among(sql: Sql, ids: Part, rest: BookingFilters): Candidates {
  return {
    part: sql`
      select n.id, x.created_at, 0 as rank
      from (select distinct i.id from (${ids}) i(id)) n join booking x on x.id = n.id`,
    rest,
  };
}

/** The newest, or for a list that begins with them the oldest, that can be looked at. */
function newest(sql: Sql, { sort }: BookingFilters, from: Part, rest: BookingFilters): Candidates {
  return {
    part: sql`
      select n.id, n.created_at, 0 as rank
      from (${from} order by b.created_at ${sort === "created" ? sql`` : sql`desc`} limit ${mostCounted + 1}) n`,
    rest,
  };
}
