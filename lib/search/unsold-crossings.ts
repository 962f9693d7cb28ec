import type { Executor } from "#db/client";
import { withReading } from "#db/transaction";
import { minutesBetween, toOffsetTime } from "#lib/clock/zones";
import { findEnds } from "#lib/port/find-ends";
import { remembered } from "#lib/port/remembered";
import { restOn } from "#lib/redis/grounds";
import { portsIn } from "./ports-in";
import { timetableName } from "./search-keys";

/** Who sails, and where they sell. */
export type Seller = { name: string; url: string | null };

/** A departure that we know from the operator's timetable, and do not sell. */
export type UnsoldSailing = {
  /** ISO 8601 in each port's own offset. */
  departs_at: string;
  arrives_at: string;
  duration_minutes: number;
  /** Ports at which it calls in between. */
  calls: number;
  /** One embarks or lands by arrangement only. */
  by_arrangement: boolean;
  seller: Seller;
};

/** Service at an interval: nobody says when exactly it leaves. */
export type UnsoldInterval = {
  every_minutes: number;
  /** Local times, HH:MM, between which it runs; null for all day. */
  first: string | null;
  last: string | null;
  duration_minutes: number;
  seller: Seller;
};

export type UnsoldCrossings = { sailings: UnsoldSailing[]; intervals: UnsoldInterval[] };

const mostShown = 60;
const allDaySeconds = 24 * 3600;

type SailingRow = {
  departs_at: Date;
  arrives_at: Date;
  from_zone: string;
  to_zone: string;
  calls: number;
  by_arrangement: boolean;
  name: string;
  url: string | null;
};

type IntervalRow = {
  every_s: number;
  running_s: number;
  first: string;
  last: string;
  seconds: number;
  name: string;
  url: string | null;
};

/**
 * What else crosses on a day (the departure port's own date), by the timetables we have imported: for a
 * traveller to know of, and to buy from the operator. Leaves out what has departed at `now`. Throws
 * `port_unknown`, `service_unavailable`.
 */
export async function unsoldCrossings(
  { sql, now }: { sql: Executor; now: Date },
  query: { from: string; to: string; date: string },
): Promise<UnsoldCrossings> {
  if (!(await hasTimetables(sql))) return { sailings: [], intervals: [] };
  // Whoever keeps a page with this on it hears of the next edition.
  restOn({ names: [timetableName] });
  const { from, to } = await findEnds(sql, query);
  const ends = {
    from: portsIn(from.ports.map(({ code }) => code)),
    to: portsIn(to.ports.map(({ code }) => code)),
  };
  const [sailings, intervals] = await withReading(
    Promise.all([readSailings(sql, ends, query.date, now), readIntervals(sql, ends, query.date)]),
  );
  return {
    sailings: sailings.map((row) => ({
      departs_at: toOffsetTime(row.departs_at, row.from_zone),
      arrives_at: toOffsetTime(row.arrives_at, row.to_zone),
      duration_minutes: minutesBetween(row.departs_at, row.arrives_at),
      calls: row.calls,
      by_arrangement: row.by_arrangement,
      seller: sellerOf(row),
    })),
    intervals: intervals.map((row) => {
      const isAllDay = row.running_s >= allDaySeconds;
      return {
        every_minutes: Math.max(1, Math.round(row.every_s / 60)),
        first: isAllDay ? null : row.first,
        last: isAllDay ? null : row.last,
        duration_minutes: Math.round(row.seconds / 60),
        seller: sellerOf(row),
      };
    }),
  };
}

/** Who sells everything asks nothing of every search. */
function hasTimetables(sql: Executor): Promise<boolean> {
  return remembered("has-timetables", sql, 60, async () => {
    const [row] = await withReading(
      sql<{ has: boolean }[]>`select exists (select 1 from timetable_feed) as has`,
    );
    return row?.has === true;
  });
}

/** Ports as the values of `in (…)`. */
type Ends = Record<"from" | "to", string[]>;

function readSailings(sql: Executor, { from, to }: Ends, date: string, now: Date) {
  return sql<SailingRow[]>`
    select a.departs_at, b.arrives_at, f.zone as from_zone, t.zone as to_zone,
      b.sequence - a.sequence as calls, a.embark = 'ask' or b.land = 'ask' as by_arrangement,
      coalesce(g.name, o.name) as name, coalesce(g.fare_url, g.url) as url
    from route r
    join sailing a on a.from_port = r.from_port and a.to_port = r.to_port and a.departure_date = ${date}::date
      and a.status = 'timetable' and a.embark <> 'no' and a.departs_at > ${now}
    join sailing b on b.voyage_id = a.voyage_id and b.sequence >= a.sequence and b.to_port in ${sql(to)} and b.land <> 'no'
    join port f on f.code = a.from_port
    join port t on t.code = b.to_port
    join operator o on o.code = a.operator_code
    left join timetable_voyage v on v.voyage_id = a.voyage_id
    left join timetable_agency g on g.feed_id = v.feed_id and g.agency_id = v.agency_id
    where r.from_port in ${sql(from)}
      -- Of an operator whose timetable we have beside what we sell of it, this is for sale above.
      and not exists (
        select 1 from sailing x
        where x.from_port = a.from_port and x.to_port = a.to_port and x.departure_date = a.departure_date
          and x.departs_at = a.departs_at and x.operator_code = a.operator_code and x.status <> 'timetable')
      -- A vessel that calls twice: one boards at the last call and lands at the first.
      and not exists (
        select 1 from sailing m
        where m.voyage_id = a.voyage_id and m.sequence >= a.sequence and m.sequence <= b.sequence
          and ((m.from_port = a.from_port and m.sequence > a.sequence)
            or (m.to_port = b.to_port and m.sequence < b.sequence)))
    order by a.departs_at, b.arrives_at limit ${mostShown}`;
}

function readIntervals(sql: Executor, { from, to }: Ends, date: string) {
  return sql<IntervalRow[]>`
    select h.every_s, h.end_s - h.start_s as running_s, d.arrives_s - c.departs_s as seconds,
      to_char((begins + make_interval(secs => h.start_s + c.departs_s)) at time zone p.zone, 'HH24:MI') as first,
      to_char((begins + make_interval(secs => h.end_s + c.departs_s)) at time zone p.zone, 'HH24:MI') as last,
      coalesce(g.name, o.name) as name, coalesce(g.fare_url, g.url) as url
    from headway_call c
    join headway_call d on d.headway_id = c.headway_id and d.sequence > c.sequence and d.port_code in ${sql(to)} and d.land <> 'no'
    join headway h on h.id = c.headway_id and h.days @> ${date}::date
    cross join lateral (select (${date}::date + time '12:00') at time zone h.zone - interval '12 hours' as begins) day
    join port p on p.code = c.port_code
    join operator o on o.code = h.operator_code
    left join timetable_agency g on g.feed_id = h.feed_id and g.agency_id = h.agency_id
    where c.port_code in ${sql(from)} and c.embark <> 'no'
    order by h.start_s, h.every_s limit ${mostShown}`;
}

/** Somebody else wrote the address: a page leads to the web only. */
function sellerOf({ name, url }: { name: string; url: string | null }): Seller {
  const isWeb = url !== null && /^https?:\/\/[^\s]+$/i.test(url) && URL.canParse(url);
  return { name, url: isWeb ? url : null };
}
