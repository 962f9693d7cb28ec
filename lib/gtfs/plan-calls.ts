import type { Tx } from "#db/client";
import type { FeedNotes } from "./feed-notes";
import { FeedRefused, type Flaw, mostFlaws } from "./feed-refused";
import { limits } from "./limits";

export type CallCounts = {
  /** Routes of ferries, and of other kinds, which are left out with their trips. */
  routes: number;
  other_routes: number;
  trips: number;
  other_trips: number;
};

/**
 * The ferries among the routes, their trips with agency, zone and a name, and each trip's calls in order
 * with times: `p_trip` and `p_call`. Route type 4 is a ferry, and of the extended types 1000–1099 (water
 * transport) and 1200–1299 (ferry). Trips that call nowhere, once, or on demand are left out and counted.
 * A time left open between two given ones is divided evenly. Throws FeedRefused for times that run
 * backwards, for a first or last call without any, and for more calls than a trip has.
 */
export async function planCalls(tx: Tx, notes: FeedNotes): Promise<CallCounts> {
  await tx`
    create temporary table p_trip on commit drop as
    select t.line, t.trip_id, t.service_id, r.route_id, r.agency_id, r.network_id, a.agency_timezone as zone,
      left(coalesce(r.route_long_name, r.route_short_name), 200) as name,
      left(t.trip_headsign, 200) as headsign
    from g_trip t
    join g_route r on r.route_id = t.route_id
    join g_agency a on a.agency_id = r.agency_id
    where r.route_type = 4 or r.route_type between 1000 and 1099 or r.route_type between 1200 and 1299`;
  await tx`create unique index on p_trip (trip_id)`;
  const [counts] = await tx<CallCounts[]>`
    select
      (select count(*) from g_route where route_type = 4 or route_type between 1000 and 1099
        or route_type between 1200 and 1299) as routes,
      (select count(*) from g_route) as other_routes,
      (select count(*) from p_trip) as trips,
      (select count(*) from g_trip) as other_trips`;
  await tx`
    create temporary table p_call on commit drop as
    select c.trip_id, (row_number() over trip)::int as n, c.stop_id, c.line,
      coalesce(c.arrival_time, c.departure_time) as arrives,
      coalesce(c.departure_time, c.arrival_time) as departs,
      case c.pickup_type when 1 then 'no' when 2 then 'ask' when 3 then 'ask' else 'yes' end as embark,
      case c.drop_off_type when 1 then 'no' when 2 then 'ask' when 3 then 'ask' else 'yes' end as land,
      c.stop_id is null or c.start_pickup_drop_off_window is not null as on_demand,
      count(*) over (partition by c.trip_id)::int as calls
    from g_time c join p_trip t on t.trip_id = c.trip_id
    window trip as (partition by c.trip_id order by c.stop_sequence)`;
  await leaveOut(tx, notes);
  await checkTimes(tx);
  await divideOpenTimes(tx, notes);
  await tx`create unique index on p_call (trip_id, n)`;
  await tx`analyze p_trip, p_call`;
  const { routes = 0, trips = 0, other_routes = 0, other_trips = 0 } = counts ?? {};
  return { routes, trips, other_routes: other_routes - routes, other_trips: other_trips - trips };
}

async function leaveOut(tx: Tx, notes: FeedNotes): Promise<void> {
  const kinds = [
    ["comes on demand and has no times", tx`c.on_demand`, "start_pickup_drop_off_window"],
    ["has a single call, and so no crossing", tx`c.calls = 1`, "trip_id"],
  ] as const;
  for (const [says, which, field] of kinds) {
    const trips = await tx<{ trip_id: string; line: number }[]>`
      select c.trip_id, min(c.line) as line from p_call c where ${which} group by c.trip_id order by 2`;
    if (trips.length === 0) continue;
    notes.add({ file: "stop_times.txt", line: trips[0]?.line, field, says }, trips.length);
    await tx`delete from p_call c using (select distinct trip_id from p_call c where ${which}) gone
      where gone.trip_id = c.trip_id`;
  }
  const [idle] = await tx<{ line: number; count: number }[]>`
    select min(t.line) as line, count(*) as count from p_trip t
    where not exists (select 1 from g_time c where c.trip_id = t.trip_id)`;
  if (idle?.count) {
    const says = "has no calls in stop_times.txt";
    notes.add({ file: "trips.txt", line: idle.line, field: "trip_id", says }, idle.count);
  }
}

async function checkTimes(tx: Tx): Promise<void> {
  const found = await tx<{ line: number; field: string; says: string }[]>`
    with timed as (
      select *, lag(departs) over (partition by trip_id order by n) as before
      from p_call where departs is not null
    )
    select line, 'arrival_time' as field, 'the first and the last call of a trip need a time' as says
    from p_call where departs is null and (n = 1 or n = calls)
    union all
    select line, 'stop_sequence', ${`the trip has more than ${limits.calls} calls`} from p_call
    where n = 1 and calls > ${limits.calls}
    union all
    select line, 'departure_time', 'it leaves before it arrives' from timed where departs < arrives
    union all
    select line, 'arrival_time', 'it arrives before it has left the stop before' from timed where arrives < before
    order by line limit ${mostFlaws}`;
  if (found.length > 0) {
    throw new FeedRefused(found.map((flaw): Flaw => ({ file: "stop_times.txt", ...flaw })));
  }
}

async function divideOpenTimes(tx: Tx, notes: FeedNotes): Promise<void> {
  const divided = await tx<{ line: number }[]>`
    with island as (
      select trip_id, n, departs, count(departs) over (partition by trip_id order by n) as nr from p_call
    ),
    span as (
      select trip_id, nr, max(departs) as departs, min(n) as n, count(*) as size from island group by 1, 2
    ),
    gap as (
      select s.trip_id, s.n, s.size, s.departs, next.arrives
      from span s join p_call next on next.trip_id = s.trip_id and next.n = s.n + s.size
      where s.size > 1
    )
    update p_call c
    set arrives = g.departs + (g.arrives - g.departs) * (c.n - g.n) / g.size,
      departs = g.departs + (g.arrives - g.departs) * (c.n - g.n) / g.size
    from gap g
    where c.trip_id = g.trip_id and c.n > g.n and c.n < g.n + g.size and c.departs is null
    returning c.line`;
  const line = divided.reduce((least, row) => Math.min(least, row.line), Number.POSITIVE_INFINITY);
  const says = "is left open, and was divided evenly between its neighbours";
  notes.add({ file: "stop_times.txt", line, field: "arrival_time", says }, divided.length);
}
