import type { Executor } from "#db/client";
import { toOffsetTime } from "#lib/clock/zones";
import { mostCounted, type Rows, type Slice } from "../rows";

export const departureTimes = ["next", "today"] as const;
export type DepartureFilters = {
  /** next: within 24 hours; today: the departure port's own day. */
  when: (typeof departureTimes)[number];
};

type Load = { taken: number; capacity: number };
export type DepartureRow = {
  id: string;
  departs_at: string;
  from: { name: string; zone: string };
  to: { name: string };
  operator: string;
  vessel: string | null;
  status: "open" | "closed" | "cancelled";
  passengers: Load;
  /** Centimetres of lane under both decks. */
  lanes: Load;
  cabins: Load;
};

type Read = Omit<DepartureRow, "departs_at" | "from" | "to" | "passengers" | "lanes" | "cabins"> & {
  departs_at: Date;
  from_name: string;
  zone: string;
  to_name: string;
  loads: Record<"passengers" | "lanes" | "cabins", Load>;
};

/** What leaves today or within 24 hours and was for sale, the next one first, with how full it is. */
export async function listDepartures(
  sql: Executor,
  { when }: DepartureFilters,
  { limit, offset }: Slice,
  now: Date,
): Promise<Rows<DepartureRow>> {
  // No port's day begins more than 26 hours before it ends everywhere.
  const fitting =
    when === "next"
      ? sql`s.departs_at >= ${now} and s.departs_at < ${now}::timestamptz + interval '24 hours'`
      : sql`s.departs_at >= ${now}::timestamptz - interval '26 hours'
          and s.departs_at < ${now}::timestamptz + interval '26 hours'
          and s.departure_date = (${now}::timestamptz at time zone p.zone)::date`;
  const candidates = sql`
    select s.id, s.departs_at from sailing s join port p on p.code = s.from_port
    where ${fitting} and s.status <> 'timetable' order by s.departs_at, s.id limit ${mostCounted + 1}`;
  const [[counted], rows] = await Promise.all([
    sql<{ total: number }[]>`select count(*)::int as total from (${candidates}) c`,
    sql<Read[]>`
      select s.id, s.departs_at, s.status, f.name as from_name, f.zone, t.name as to_name, o.name as operator,
        v.name as vessel, l.loads
      from (select * from (${candidates}) c order by departs_at, id limit ${limit} offset ${offset}) slice
      join sailing s on s.id = slice.id join port f on f.code = s.from_port join port t on t.code = s.to_port
      join operator o on o.code = s.operator_code left join vessel v on v.id = s.vessel_id
      cross join lateral (
        select json_build_object(
          'passengers', ${load(sql, sql`kind = 'passengers'`)}, 'lanes', ${load(sql, sql`kind like 'lane%'`)},
          'cabins', ${load(sql, sql`kind like 'cabin:%'`)}) as loads
        from pool where sailing_id = s.id
      ) l order by slice.departs_at, slice.id`,
  ]);
  const total = counted?.total ?? 0;
  return {
    rows: rows.map(shown),
    total: Math.min(total, mostCounted),
    isMore: total > mostCounted,
  };
}

type Part = ReturnType<Executor>;

function load(sql: Executor, which: Part) {
  return sql`json_build_object(
    'taken', coalesce(sum(held + sold) filter (where ${which}), 0),
    'capacity', coalesce(sum(coalesce(wanted_capacity, capacity)) filter (where ${which}), 0))`;
}

function shown({ departs_at, from_name, zone, to_name, loads, ...row }: Read): DepartureRow {
  return {
    ...row,
    departs_at: toOffsetTime(departs_at, zone),
    from: { name: from_name, zone },
    to: { name: to_name },
    ...loads,
  };
}
