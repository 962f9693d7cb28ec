import type { Sql } from "#db/client";
import { indexBookings } from "#lib/booking/find/index-bookings";
import { mostCounted, type Rows, type Slice } from "../rows";
import {
  type BookingFilters,
  byDeparture,
  conditions,
  isNarrowed,
  type Part,
} from "./booking-filters";
import type { BookingRow } from "./booking-row";
import { type Candidates, meantBy, narrowest } from "./candidates";
import { readRows } from "./read-rows";

/**
 * Bookings as staff look for them: by anything in one field, misspelt names among it, and by how they stand.
 * However many there are, the work is bounded: who asks for more than can be looked at gets the newest of it,
 * and `isMore`. `seesMoney` is who handles money and writes to travellers; others find no booking by an
 * address or a payment, and are shown neither.
 */
export async function findBookings(
  sql: Sql,
  filters: BookingFilters,
  { limit, offset }: Slice,
  { now, seesMoney }: { now: Date; seesMoney: boolean },
): Promise<Rows<BookingRow>> {
  const typed = filters.find?.trim();
  if (typed || filters.operator) await indexBookings(sql);
  const among = typed ? await meantBy(sql, typed, filters, seesMoney) : narrowest(sql, filters);
  const isByLikeness = Boolean(typed) && !filters.sort;
  const most = mostCounted + 1;
  const order = orderOf(sql, filters.sort, isByLikeness);
  const fitting = sql`
    ${among ? held(sql, among, byDeparture(filters)) : walk(sql, filters, now)} ${order} limit ${most}`;
  const found = await sql<{ id: string | null; total: number }[]>`
    with fitting as materialized (${fitting}), counted as (select count(*)::int as total from fitting)
    select f.id, counted.total
    from counted left join (
      select id, row_number() over (${order}) as place
      from fitting b order by place limit ${limit} offset ${offset}
    ) f on true
    order by f.place`;
  const total = found[0]?.total ?? 0;
  const ids = found.flatMap(({ id }) => (id ? [id] : []));
  return {
    rows: await readRows(sql, ids, seesMoney),
    total: Math.min(total, mostCounted),
    isMore: total > mostCounted,
  };
}

/** Candidates that fit the filters which are still to be held against them. */
function held(sql: Sql, { part, rest }: Candidates, withDeparture: boolean): Part {
  if (!isNarrowed(rest) && !withDeparture) {
    return sql`select b.id, b.created_at, b.rank, b.created_at as departs_at from (${part}) b`;
  }
  const departure = withDeparture
    ? sql`join booking_leg l on l.booking_id = b.id and l.position = 0 join sailing d on d.id = l.sailing_id`
    : sql``;
  return sql`
    select b.id, b.created_at, c.rank, ${withDeparture ? sql`d.departs_at` : sql`b.created_at`} as departs_at
    from (${part}) c join booking b on b.id = c.id ${departure}
    where ${conditions(sql, rest)}`;
}

/** Straight through an index in the list's own order: for what most bookings fit. */
function walk(sql: Sql, filters: BookingFilters, now: Date): Part {
  if (!byDeparture(filters)) {
    return sql`
      select b.id, b.created_at, 0 as rank, b.created_at as departs_at
      from booking b where ${conditions(sql, filters)}`;
  }
  // From today on: nobody wants the first departure there ever was.
  const since = filters.sort === "departure" ? now.toISOString().slice(0, 10) : "-infinity";
  const { operator, ...rest } = filters;
  const legs = sql`
    from sailing d join booking_leg l on l.sailing_id = d.id and l.position = 0`;
  const sails = sql`d.departs_at >= ${since}::text::timestamptz
    and ${operator ? sql`d.operator_code = ${operator}` : sql`true`}`;
  // A booking itself is read for what is asked of it only.
  return isNarrowed(rest)
    ? sql`
      select b.id, b.created_at, 0 as rank, d.departs_at ${legs}
      join booking b on b.id = l.booking_id where ${sails} and ${conditions(sql, rest)}`
    : sql`
      select l.booking_id as id, null::timestamptz as created_at, 0 as rank, d.departs_at ${legs}
      where ${sails}`;
}

/** Without what would keep an index from serving the order: ties fall as they may. */
function orderOf(sql: Sql, sort: BookingFilters["sort"], isByLikeness: boolean): Part {
  if (isByLikeness) return sql`order by rank, created_at desc`;
  if (sort === "created") return sql`order by created_at`;
  if (sort === "departure") return sql`order by departs_at`;
  if (sort === "-departure") return sql`order by departs_at desc`;
  return sql`order by created_at desc`;
}
