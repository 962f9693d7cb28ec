import type { Executor } from "#db/client";
import type { Cache } from "#lib/redis/redis";
import { searchesByMinute } from "#lib/search/keep-tally";

export const quarterMs = 15 * 60_000;
/** What commits late is still counted: no transaction lasts so long. */
const graceMs = 2 * 60_000;
/** Today is held against the same day of the week before. */
const keptMs = 9 * 24 * 3_600_000;
/** Quarters added up in one statement. */
const mostAtOnce = 96;

/** The quarter of an hour in which an instant lies, by its beginning. */
export function quarterOf(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / quarterMs) * quarterMs);
}

/**
 * Adds up what was begun, confirmed and searched for in the quarters of an hour that are over and were not added
 * up yet, nine days back at first. Meant for every few minutes, one at a time. Answers how many quarters.
 */
export async function rollUpTrade(sql: Executor, cache: Cache, now: Date): Promise<number> {
  const [last] = await sql<{ until: Date | null }[]>`
    select max(starts_at) + interval '15 minutes' as until from trade_quarter`;
  const end = quarterOf(new Date(now.getTime() - graceMs));
  let start = last?.until ?? quarterOf(new Date(now.getTime() - keptMs));
  const searches = await searchesByQuarter(cache, start, end);
  let written = 0;
  while (start < end) {
    const stop = new Date(Math.min(start.getTime() + mostAtOnce * quarterMs, end.getTime()));
    await writeQuarters(sql, start, stop, searches);
    written += (stop.getTime() - start.getTime()) / quarterMs;
    start = stop;
  }
  return written;
}

/** Searches of each quarter that was counted whole, by its beginning. */
async function searchesByQuarter(
  cache: Cache,
  start: Date,
  end: Date,
): Promise<Map<number, number>> {
  const minutes = await searchesByMinute(cache);
  const sums = new Map<number, number>();
  if (minutes === null) return sums;
  for (let at = start.getTime(); at < end.getTime(); at += quarterMs) {
    const first = at / 60_000;
    const own = Array.from({ length: 15 }, (_, index) => minutes.get(first + index));
    if (own.some((count) => count === undefined)) continue;
    sums.set(
      at,
      own.reduce<number>((sum, count) => sum + (count ?? 0), 0),
    );
  }
  return sums;
}

async function writeQuarters(
  sql: Executor,
  start: Date,
  stop: Date,
  searches: Map<number, number>,
): Promise<void> {
  const counted = [...searches].filter(([at]) => at >= start.getTime() && at < stop.getTime());
  await sql`
    with quarter as (
      select generate_series(${start}::timestamptz, ${stop}::timestamptz - interval '15 minutes', interval '15 minutes') as starts_at
    ), held as (
      select date_bin('15 minutes', created_at, 'epoch'::timestamptz) as starts_at, count(*) as holds
      from booking where created_at >= ${start} and created_at < ${stop} group by 1
    ), sold as (
      select date_bin('15 minutes', b.confirmed_at, 'epoch'::timestamptz) as starts_at, b.currency,
        count(*) as confirmed, sum(p.amount_minor) as minor, sum(x.passengers) as passengers
      from booking b join payment p on p.booking_id = b.id
      cross join lateral (select count(*) as passengers from booking_passenger where booking_id = b.id) x
      where b.confirmed_at >= ${start} and b.confirmed_at < ${stop} group by 1, 2
    ), written as (
      insert into trade_quarter (starts_at, searches, holds, confirmed, passengers)
      select q.starts_at, c.searches, coalesce(h.holds, 0), coalesce(s.confirmed, 0), coalesce(s.passengers, 0)
      from quarter q left join held h using (starts_at)
      left join (select starts_at, sum(confirmed) as confirmed, sum(passengers) as passengers from sold group by 1) s
        using (starts_at)
      left join unnest(${counted.map(([at]) => new Date(at).toISOString())}::timestamptz[],
        ${counted.map(([, count]) => Math.round(count))}::int[]) c(starts_at, searches) using (starts_at)
      on conflict (starts_at) do nothing
    )
    insert into trade_sales (starts_at, currency, amount_minor)
    select starts_at, currency, minor from sold on conflict do nothing`;
}
