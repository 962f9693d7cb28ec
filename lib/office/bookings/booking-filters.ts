import type { Sql } from "#db/client";
import { operatorTerm } from "#lib/booking/find/booking-terms";
import type { BookingNeed } from "./booking-row";
import { needing } from "./needing";

export const bookingSorts = ["-created", "created", "departure", "-departure"] as const;

export type BookingFilters = {
  /** Anything: see readFind. */
  find?: string | undefined;
  status?: string | undefined;
  payment?: string | undefined;
  operator?: string | undefined;
  sailing?: string | undefined;
  /** A departure day by the port's calendar. */
  departs?: string | undefined;
  /** The day it was booked on, in UTC. */
  created?: string | undefined;
  needs?: "any" | BookingNeed | undefined;
  /** Without one: what fits best first, else the newest first. */
  sort?: (typeof bookingSorts)[number] | undefined;
};

/** A part of a statement. Handed about inside something else: a statement that is awaited runs. */
export type Part = ReturnType<typeof part>;
const part = (sql: Sql) => sql``;

/** True for a list in the order of departures. */
export function byDeparture({ sort }: BookingFilters): boolean {
  return sort?.endsWith("departure") ?? false;
}

/** True where a filter beside what was typed leaves bookings out. */
export function isNarrowed(filters: BookingFilters): boolean {
  const { status, payment, operator, sailing, departs, created, needs } = filters;
  return [status, payment, operator, sailing, departs, created, needs].some(Boolean);
}

/** The conditions on `booking b` that its candidates are held against. */
export function conditions(sql: Sql, filters: BookingFilters): Part {
  const { status, payment, operator, sailing, departs, created, needs } = filters;
  const parts = [
    status && sql`b.status = ${status}`,
    payment &&
      sql`exists (select 1 from payment p where p.booking_id = b.id and p.status = ${payment})`,
    // One look into the key of what bookings are found by, instead of legs and their sailings.
    operator &&
      sql`exists (select 1 from booking_term t
        where t.term = ${operatorTerm(operator)} and t.created_at = b.created_at and t.booking_id = b.id)`,
    sailing &&
      sql`exists (select 1 from booking_leg x where x.booking_id = b.id and x.sailing_id = ${sailing}
        and x.moved_at is null)`,
    departs &&
      sql`exists (select 1 from booking_leg x join sailing s on s.id = x.sailing_id
        where x.booking_id = b.id and x.moved_at is null and s.departure_date = ${departs}::date)`,
    created &&
      sql`b.created_at >= ${created}::date and b.created_at < ${created}::date + interval '1 day'`,
    needs && sql`b.id in (${needing(sql, needs)})`,
  ].filter((one) => typeof one === "object");
  return parts.reduce((all, one) => sql`${all} and ${one}`, sql`true`);
}
