import type { Tx } from "#db/client";
import { FeedRefused } from "./feed-refused";
import { limits } from "./limits";

/** Days of service, YYYY-MM-DD, both included; without `from` it begins where the feed does, some twenty years back at most. */
export type DayWindow = { from?: string; to: string };

/** The last day one can search, and so the last that is laid. */
export function furthestDay(now: Date): string {
  const day = new Date(now);
  day.setUTCMonth(day.getUTCMonth() + limits.monthsAhead);
  return day.toISOString().slice(0, 10);
}

/**
 * The days of each service that a ferry uses, within a window: `p_day`. Weekdays between two dates, less
 * the days taken out, and the days put in, also of a service that has nothing else.
 * Answers the last day of service, within the window or not. Throws FeedRefused for more than one can lay.
 */
export async function planDays(tx: Tx, { from, to }: DayWindow): Promise<string | null> {
  const [reach] = await tx<{ first: string | null; last: string | null }[]>`
    select min(first)::text as first, max(last)::text as last from (
      select start_date as first, end_date as last from g_calendar
      union all select date, date from g_date where exception_type = 1) d`;
  const year = Math.max(1900, Number(to.slice(0, 4)) - limits.yearsBack);
  const oldest = `${year}${to.slice(4, 8)}01`;
  const first = from ?? (reach?.first && reach.first > oldest ? reach.first : oldest);
  await refuseTooMany(tx, first, to);
  await tx`
    create temporary table p_day on commit drop as
    with used as (select distinct service_id from p_trip),
    regular as (
      select c.service_id, day::date as day
      from used join g_calendar c using (service_id)
      cross join lateral generate_series(
        greatest(c.start_date, ${first}::date), least(c.end_date, ${to}::date), interval '1 day') day
      where (array[c.monday, c.tuesday, c.wednesday, c.thursday, c.friday, c.saturday, c.sunday])
        [extract(isodow from day)::int] = 1
    )
    select service_id, day from regular r
    where not exists (select 1 from g_date x
      where x.service_id = r.service_id and x.date = r.day and x.exception_type = 2)
    union
    select d.service_id, d.date from used join g_date d using (service_id)
    where d.exception_type = 1 and d.date between ${first}::date and ${to}::date`;
  await tx`create index on p_day (service_id)`;
  await tx`analyze p_day`;
  return reach?.last ?? null;
}

/** Counts before anything of that number is made. */
async function refuseTooMany(tx: Tx, first: string, to: string): Promise<void> {
  const [size] = await tx<{ days: number }[]>`
    select coalesce(sum(greatest(0,
      least(c.end_date, ${to}::date) - greatest(c.start_date, ${first}::date) + 1)), 0)::float8 as days
    from g_calendar c where c.service_id in (select service_id from p_trip)`;
  if ((size?.days ?? 0) <= limits.serviceDays) return;
  const says = `its services have ${size?.days} days, more than ${limits.serviceDays}; import fewer of them`;
  throw new FeedRefused([{ file: "calendar.txt", says }]);
}
