import type { Tx } from "#db/client";
import type { FeedNotes } from "./feed-notes";
import { FeedRefused } from "./feed-refused";
import { limits } from "./limits";

/** What of a feed sails on a day, before it is compared with what we have. */
export type PlanCounts = {
  /** Voyages with a date, their sailings, and services at an interval. */
  voyages: number;
  sailings: number;
  headways: number;
};

/**
 * Makes dated voyages and their sailings out of trips and days, `p_voyage` and `p_sailing`, and services at
 * an interval, `p_headway` and `p_headway_call`. A trip that the feed repeats at exact times is a voyage
 * each time; one that it repeats without (`exact_times` 0) has no timetable, and stays what it is. Times
 * count from noon minus twelve hours in the agency's zone, so on the night of a clock change they are what
 * that agency's clock shows. Throws FeedRefused for more sailings than the limit.
 */
export async function planVoyages(tx: Tx, notes: FeedNotes): Promise<PlanCounts> {
  await joinCalls(tx, notes);
  await planHeadways(tx);
  await refuseTooMany(tx);
  await tx`
    create temporary table p_run on commit drop as
    select t.trip_id, -1 as start_s, 0 as shift from p_trip t
    where not exists (select 1 from g_frequency f where f.trip_id = t.trip_id)
    union all
    select f.trip_id, start_s, start_s - first.departs
    from g_frequency f
    join p_leg first on first.trip_id = f.trip_id and first.sequence = 1
    cross join lateral generate_series(f.start_time, f.end_time - 1, f.headway_secs) start_s
    where f.exact_times = 1`;
  await tx`
    create temporary table p_voyage on commit drop as
    select row_number() over ()::int as nr, null::uuid as id, false as kept, r.trip_id, r.start_s, r.shift,
      d.day, calls.calls, t.agency_id, t.name as line,
      (d.day + time '12:00') at time zone t.zone - interval '12 hours' + make_interval(secs => r.shift) as begins
    from p_run r
    join p_trip t using (trip_id)
    join p_day d using (service_id)
    join (select trip_id, md5(string_agg(from_port || to_port, ' ' order by sequence)) as calls
      from p_leg group by 1) calls using (trip_id)`;
  await tx`
    create temporary table p_sailing on commit drop as
    select v.nr, l.sequence::smallint as sequence, r.id as route_id, l.from_port, l.to_port,
      v.begins + make_interval(secs => l.departs) as departs_at,
      v.begins + make_interval(secs => l.arrives) as arrives_at,
      ((v.begins + make_interval(secs => l.departs)) at time zone p.zone)::date as departure_date,
      l.embark, l.land
    from p_voyage v
    join p_leg l using (trip_id)
    join route r on r.from_port = l.from_port and r.to_port = l.to_port
    join port p on p.code = l.from_port`;
  await tx`create unique index on p_voyage (nr)`;
  await tx`create unique index on p_sailing (nr, sequence)`;
  await tx`analyze p_voyage, p_sailing`;
  const [counts] = await tx<PlanCounts[]>`
    select (select count(*) from p_voyage) as voyages, (select count(*) from p_sailing) as sailings,
      (select count(*) from p_headway) as headways`;
  return counts as PlanCounts;
}

/** Counts before anything of that number is made. */
async function refuseTooMany(tx: Tx): Promise<void> {
  const [size] = await tx<{ sailings: number }[]>`
    with runs as (
      select t.trip_id, t.service_id,
        case when count(f.trip_id) = 0 then 1 else coalesce(sum(
          ceil((f.end_time - f.start_time)::float8 / f.headway_secs)) filter (where f.exact_times = 1), 0) end as count
      from p_trip t left join g_frequency f using (trip_id) group by 1, 2
    )
    select coalesce(sum(runs.count * days.count * legs.count), 0)::float8 as sailings
    from runs
    join (select service_id, count(*) from p_day group by 1) days using (service_id)
    join (select trip_id, count(*) from p_leg group by 1) legs using (trip_id)`;
  if ((size?.sailings ?? 0) <= limits.sailings) return;
  const says = `the feed makes ${size?.sailings} dated sailings, more than ${limits.sailings}; import fewer days of it`;
  throw new FeedRefused([{ file: "calendar.txt", says }]);
}

/** Calls one after the other at one port are one call; each two that remain are a sailing, `p_leg`. */
async function joinCalls(tx: Tx, notes: FeedNotes): Promise<void> {
  await tx`
    create temporary table p_stay on commit drop as
    with at as (
      select c.*, s.port, lag(s.port) over (partition by c.trip_id order by c.n) is distinct from s.port as begins
      from p_call c join p_stop s using (stop_id)
    ),
    stay as (select *, count(*) filter (where begins) over (partition by trip_id order by n) as nr from at)
    select trip_id, nr::int as nr, min(port) as port, min(arrives) as arrives, max(departs) as departs,
      min(line) as line,
      case when bool_or(embark = 'yes') then 'yes' when bool_or(embark = 'ask') then 'ask' else 'no' end as embark,
      case when bool_or(land = 'yes') then 'yes' when bool_or(land = 'ask') then 'ask' else 'no' end as land
    from stay group by trip_id, nr`;
  const round = await tx<{ line: number }[]>`
    select min(line) as line from p_stay group by trip_id having count(*) = 1 order by 1`;
  const says = "a trip stays at one port, and so has no crossing";
  notes.add({ file: "stop_times.txt", line: round[0]?.line, field: "trip_id", says }, round.length);
  await tx`
    create temporary table p_leg on commit drop as
    select a.trip_id, a.nr as sequence, a.port as from_port, b.port as to_port, a.departs, b.arrives,
      a.embark, b.land
    from p_stay a join p_stay b on b.trip_id = a.trip_id and b.nr = a.nr + 1`;
  await tx`create index on p_leg (trip_id)`;
  await tx`analyze p_leg`;
  await layRoutes(tx);
}

/** The pairs of ports nobody has sailed yet, straight across: a timetable does not say how the water lies. */
async function layRoutes(tx: Tx): Promise<void> {
  await tx`
    insert into route (from_port, to_port, distance_nm, path, sold)
    select l.from_port, l.to_port,
      round((2 * 6371.009 / 1.852 * asin(least(1, sqrt(
        sind((b.latitude - a.latitude) / 2) ^ 2
        + cosd(a.latitude) * cosd(b.latitude) * sind((b.longitude - a.longitude) / 2) ^ 2))))::numeric, 2),
      jsonb_build_array(jsonb_build_array(a.longitude, a.latitude), jsonb_build_array(b.longitude, b.latitude)),
      false
    from (select distinct from_port, to_port from p_leg) l
    join port a on a.code = l.from_port
    join port b on b.code = l.to_port
    on conflict (from_port, to_port) do nothing`;
}

async function planHeadways(tx: Tx): Promise<void> {
  await tx`
    create temporary table p_headway on commit drop as
    select f.trip_id, f.start_time as start_s, f.end_time as end_s, f.headway_secs as every_s, t.zone,
      t.agency_id, t.name as line,
      (select range_agg(daterange(day, day + 1)) from p_day d where d.service_id = t.service_id) as days
    from g_frequency f
    join p_trip t using (trip_id)
    where coalesce(f.exact_times, 0) = 0 and exists (select 1 from p_leg l where l.trip_id = f.trip_id)
      and exists (select 1 from p_day d where d.service_id = t.service_id)`;
  await tx`
    create temporary table p_headway_call on commit drop as
    select s.trip_id, s.nr::smallint as sequence, s.port,
      s.arrives - first.departs as arrives_s, s.departs - first.departs as departs_s, s.embark, s.land
    from p_stay s
    join p_stay first on first.trip_id = s.trip_id and first.nr = 1
    where s.trip_id in (select trip_id from p_headway)`;
}
