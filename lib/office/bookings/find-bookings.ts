import type { Sql } from "#db/client";
import { indexBookings } from "#lib/booking/find/index-bookings";
import { mostCounted, type Rows, type Slice } from "../rows";
import { type BookingFilters, byDeparture, conditions, type Part } from "./booking-filters";
import type { BookingRow } from "./booking-row";
import { meantBy, narrowest } from "./candidates";
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
  const where = conditions(sql, filters);
  const order = orderOf(sql, filters.sort, isByLikeness);
  const most = mostCounted + 1;
  const fitting = among
    ? sql`
      select b.id, b.created_at, c.rank, ${byDeparture(filters) ? sql`d.departs_at` : sql`b.created_at`} as departs_at
      from (${among.part}) c join booking b on b.id = c.id
      ${byDeparture(filters) ? firstDeparture(sql) : sql``}
      where ${where} ${order} limit ${most}`
    : sql`${walk(sql, filters, where, now)} ${order} limit ${most}`;
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

/** Straight through an index in the list's own order: for what most bookings fit. */
function walk(sql: Sql, filters: BookingFilters, where: Part, now: Date): Part {
  if (!byDeparture(filters)) {
    return sql`
      select b.id, b.created_at, 0 as rank, b.created_at as departs_at from booking b where ${where}`;
  }
  // From today on: nobody wants the first departure there ever was.
  const since = filters.sort === "departure" ? now.toISOString().slice(0, 10) : "-infinity";
  return sql`
    select b.id, b.created_at, 0 as rank, d.departs_at
    from sailing d join booking_leg l on l.sailing_id = d.id and l.position = 0
    join booking b on b.id = l.booking_id
    where d.departs_at >= ${since}::text::timestamptz and ${where}`;
}

function firstDeparture(sql: Sql): Part {
  return sql`
    join booking_leg l on l.booking_id = b.id and l.position = 0
    join sailing d on d.id = l.sailing_id`;
}

/** Without what would keep an index from serving the order: ties fall as they may. */
function orderOf(sql: Sql, sort: BookingFilters["sort"], isByLikeness: boolean): Part {
  if (isByLikeness) return sql`order by rank, created_at desc`;
  if (sort === "created") return sql`order by b.created_at`;
  if (sort === "departure") return sql`order by departs_at`;
  if (sort === "-departure") return sql`order by departs_at desc`;
  return sql`order by b.created_at desc`;
}
