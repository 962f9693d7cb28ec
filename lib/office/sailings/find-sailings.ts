import type { Executor } from "#db/client";
import { toOffsetTime } from "#lib/clock/zones";
import { isUuid } from "#lib/identity/uuid";
import type { Money } from "#lib/money/money";
import { mostCounted, type Rows, type Slice } from "../rows";
import { namedCrossings } from "./named-crossings";

export const sailingSorts = ["departure", "-departure", "load", "-load"] as const;
export const sailingNeeds = ["person", "deficit", "case", "nearly_full"] as const;

export type SailingFilters = {
  /** A vessel, a port, two ports, or a sailing's id. */
  find?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  operator?: string | undefined;
  /** First and last departure day, by the departure port's calendar; from today on if neither is given. */
  since?: string | undefined;
  until?: string | undefined;
  status?: "open" | "closed" | "cancelled" | "timetable" | undefined;
  needs?: (typeof sailingNeeds)[number] | undefined;
  sort: (typeof sailingSorts)[number];
};

type Port = { code: string; name: string; zone: string };
type Load = { taken: number; capacity: number };

export type SailingRow = {
  id: string;
  departs_at: string;
  arrives_at: string;
  from: Port;
  to: Port;
  operator: { code: string; name: string };
  vessel: string | null;
  status: "open" | "closed" | "cancelled" | "timetable";
  passengers: Load;
  /** Centimetres of lane under both decks. */
  lanes: Load;
  /** Paid for, or waiting for the operator. */
  bookings: number;
  /** What is sold on it and not cancelled, a sum a currency. */
  revenue: Money[];
  has_deficit: boolean;
  has_case: boolean;
};

/** Loads are compared among so many departures: what is full in a year from now can wait. */
export const mostCompared = 1_000;
const nearlyFull = 0.9;

/**
 * Sailings as staff look for them, by departure, or by how full they are among the next departures that
 * fit. Without a day they begin today, but what needs a person is shown however long ago it left.
 */
export async function findSailings(
  sql: Executor,
  filters: SailingFilters,
  { limit, offset }: Slice,
  now: Date,
): Promise<Rows<SailingRow>> {
  const { fitting } = await fittingSailings(sql, filters, now);
  const isCompared = filters.needs === "nearly_full" || filters.sort.endsWith("load");
  const isBackwards = filters.sort.startsWith("-");
  const byDeparture = sql`order by s.departs_at ${filters.sort === "-departure" ? sql`desc` : sql``}, s.id`;
  const candidates = isCompared
    ? sql`
      select s.id, s.departs_at, p.load from (
        select s.id, s.departs_at from sailing s where ${fitting} ${byDeparture} limit ${mostCompared}
      ) s left join lateral (
        select max(case when capacity > 0 then (held + sold)::float8 / capacity else 0 end) as load
        from pool where sailing_id = s.id and kind in ('passengers', 'lane_low_cm', 'lane_high_cm')
      ) p on true
      ${filters.needs === "nearly_full" ? sql`where p.load >= ${nearlyFull}` : sql``}`
    : sql`
      select s.id, s.departs_at, 0 as load from sailing s where ${fitting} ${byDeparture} limit ${mostCounted + 1}`;
  const order = filters.sort.endsWith("load")
    ? sql`order by s.load ${isBackwards ? sql`desc` : sql``} nulls last, s.departs_at, s.id`
    : byDeparture;
  // Loads are read once, for the page and for the count alike.
  const rows = await sql<Read[]>`
    with candidates as materialized (${candidates}), slice as (
      select s.id, row_number() over (${order}) as place from candidates s ${order} limit ${limit} offset ${offset}
    ), counted as (select count(*)::int as total from candidates)
    ${facts(sql)}`;
  const total = rows[0]?.total ?? 0;
  return {
    rows: rows.map(rowOf),
    total: Math.min(total, mostCounted),
    isMore: total > mostCounted,
  };
}

/** The condition on `sailing s`, in parts that an index serves each. Wrapped, for a query that is awaited runs. */
async function fittingSailings(sql: Executor, filters: SailingFilters, now: Date) {
  const { from, to, operator, since, until, status, needs } = filters;
  const parts = [status ? sql`s.status = ${status}` : sql`s.status <> 'timetable'`];
  const find = filters.find?.trim();
  if (find && isUuid(find)) return { fitting: sql`s.id = ${find}` };
  if (find) {
    const { vessels, pairs } = await namedCrossings(sql, find);
    parts.push(sql`(s.vessel_id = any (${vessels}::int[]) or ${within(sql, pairs)})`);
  }
  if (from || to) {
    const pairs = await sql<{ from: string; to: string }[]>`
      select from_port as from, to_port as to from route
      where ${from ? sql`from_port = ${from}` : sql`true`} and ${to ? sql`to_port = ${to}` : sql`true`}`;
    parts.push(within(sql, pairs));
  }
  if (operator) parts.push(sql`s.operator_code = ${operator}`);
  const isCase = needs && needs !== "nearly_full";
  const first = since ?? (isCase || until ? null : now.toISOString().slice(0, 10));
  if (first) {
    parts.push(
      sql`s.departs_at >= ${first}::date - interval '1 day' and s.departure_date >= ${first}::date`,
    );
  }
  if (until) {
    parts.push(
      sql`s.departs_at < ${until}::date + interval '2 days' and s.departure_date <= ${until}::date`,
    );
  }
  if (isCase) parts.push(sql`s.id in (${casesOf(sql, needs)})`);
  return { fitting: parts.reduce((all, part) => sql`${all} and ${part}`) };
}

function within(sql: Executor, pairs: readonly { from: string; to: string }[]) {
  return sql`(s.from_port, s.to_port) in (
    select p.f, p.t from unnest(${pairs.map((one) => one.from)}::char(5)[], ${pairs.map((one) => one.to)}::char(5)[]) p(f, t))`;
}

function casesOf(sql: Executor, needs: "person" | "deficit" | "case") {
  const deficits = sql`select sailing_id from pool where wanted_capacity is not null`;
  const cases = sql`select sailing_id from sailing_change where resolved_at is null`;
  if (needs === "deficit") return deficits;
  return needs === "case" ? cases : sql`${deficits} union ${cases}`;
}

/** What a row shows of the sailings in `slice`. */
function facts(sql: Executor) {
  return sql`
    select counted.total, s.id, s.departs_at, s.arrives_at, s.status, o.code as operator_code, o.name as operator_name,
      f.code as from_code, f.name as from_name, f.zone as from_zone,
      t.code as to_code, t.name as to_name, t.zone as to_zone, v.name as vessel,
      p.passengers_taken, p.passengers_capacity, p.lanes_taken, p.lanes_capacity, p.has_deficit,
      exists (select 1 from sailing_change c where c.sailing_id = s.id and c.resolved_at is null) as has_case,
      coalesce(b.bookings, 0) as bookings, coalesce(b.revenue, '[]') as revenue
    from slice
    cross join counted
    join sailing s on s.id = slice.id
    join operator o on o.code = s.operator_code
    join port f on f.code = s.from_port
    join port t on t.code = s.to_port
    left join vessel v on v.id = s.vessel_id
    cross join lateral (
      select coalesce(sum(held + sold) filter (where kind = 'passengers'), 0)::int as passengers_taken,
        coalesce(sum(capacity) filter (where kind = 'passengers'), 0)::int as passengers_capacity,
        coalesce(sum(held + sold) filter (where kind like 'lane%'), 0)::int as lanes_taken,
        coalesce(sum(capacity) filter (where kind like 'lane%'), 0)::int as lanes_capacity,
        coalesce(bool_or(wanted_capacity is not null), false) as has_deficit
      from pool where sailing_id = s.id
    ) p
    left join lateral (
      select sum(c.bookings)::int as bookings,
        json_agg(json_build_object('amount_minor', c.minor, 'currency', c.currency) order by c.minor desc)
          filter (where c.minor > 0) as revenue
      from (
        select b.currency, count(*) as bookings, sum(i.minor) filter (where b.status = 'CONFIRMED') as minor
        from booking_leg l
        join booking b on b.id = l.booking_id
        cross join lateral (
          select coalesce(sum(amount_minor), 0) as minor from booking_item
          where booking_id = l.booking_id and leg_position = l.position and cancelled_at is null
        ) i
        where l.sailing_id = s.id and l.cancelled_at is null
          and b.status in ('CONFIRMED', 'AWAITING_OPERATOR')
        group by b.currency
      ) c
    ) b on true
    order by slice.place`;
}

type Read = {
  total: number;
  id: string;
  departs_at: Date;
  arrives_at: Date;
  status: SailingRow["status"];
  operator_code: string;
  operator_name: string;
  from_code: string;
  from_name: string;
  from_zone: string;
  to_code: string;
  to_name: string;
  to_zone: string;
  vessel: string | null;
  passengers_taken: number;
  passengers_capacity: number;
  lanes_taken: number;
  lanes_capacity: number;
  has_deficit: boolean;
  has_case: boolean;
  bookings: number;
  revenue: Money[];
};

function rowOf(row: Read): SailingRow {
  return {
    id: row.id,
    departs_at: toOffsetTime(row.departs_at, row.from_zone),
    arrives_at: toOffsetTime(row.arrives_at, row.to_zone),
    from: { code: row.from_code, name: row.from_name, zone: row.from_zone },
    to: { code: row.to_code, name: row.to_name, zone: row.to_zone },
    operator: { code: row.operator_code, name: row.operator_name },
    vessel: row.vessel,
    status: row.status,
    passengers: { taken: row.passengers_taken, capacity: row.passengers_capacity },
    lanes: { taken: row.lanes_taken, capacity: row.lanes_capacity },
    bookings: row.bookings,
    revenue: row.revenue,
    has_deficit: row.has_deficit,
    has_case: row.has_case,
  };
}
