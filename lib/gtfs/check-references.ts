import type { Tx } from "#db/client";
import { FeedRefused, type Flaw, mostFlaws } from "./feed-refused";

type Reference = { file: string; table: string; field: string; to: string; key: string };

const references: Reference[] = [
  { file: "routes.txt", table: "g_route", field: "agency_id", to: "g_agency", key: "agency_id" },
  { file: "trips.txt", table: "g_trip", field: "route_id", to: "g_route", key: "route_id" },
  { file: "trips.txt", table: "g_trip", field: "service_id", to: "g_service", key: "service_id" },
  { file: "stop_times.txt", table: "g_time", field: "trip_id", to: "g_trip", key: "trip_id" },
  { file: "stop_times.txt", table: "g_time", field: "stop_id", to: "g_stop", key: "stop_id" },
  { file: "stops.txt", table: "g_stop", field: "parent_station", to: "g_stop", key: "stop_id" },
  { file: "frequencies.txt", table: "g_frequency", field: "trip_id", to: "g_trip", key: "trip_id" },
];

/**
 * Every row leads where it says, and agencies and zones can be told. Fills in what the specification lets
 * a feed with a single agency leave out. Throws FeedRefused.
 */
export async function checkReferences(tx: Tx): Promise<void> {
  await tx`
    create temporary table g_service on commit drop as
    select service_id from g_calendar union select service_id from g_date`;
  await tx`create index on g_trip (trip_id)`;
  await tx`create index on g_stop (stop_id)`;
  await tx`analyze g_service, g_trip, g_stop`;
  await nameAgencies(tx);
  const flaws: Flaw[] = [];
  for (const { file, table, field, to, key } of references) {
    const found = await tx.unsafe<{ line: number; value: string }[]>(`
      select a.line, a."${field}" as value from ${table} a
      where a."${field}" is not null and not exists (select 1 from ${to} b where b."${key}" = a."${field}")
      order by a.line limit ${mostFlaws}`);
    for (const { line, value } of found) {
      flaws.push({ file, line, field, says: `there is no ${field} "${value}"` });
    }
  }
  const nowhere = await tx<{ line: number }[]>`
    select line from g_time
    where stop_id is null and location_id is null and location_group_id is null
    order by line limit ${mostFlaws}`;
  for (const { line } of nowhere) {
    flaws.push({ file: "stop_times.txt", line, field: "stop_id", says: "the value is missing" });
  }
  if (flaws.length > 0) throw new FeedRefused(flaws.slice(0, mostFlaws));
}

/** With one agency its id may be left out everywhere; with more it must not. */
async function nameAgencies(tx: Tx): Promise<void> {
  const agencies = await tx<{ line: number; agency_id: string | null }[]>`
    select line, agency_id from g_agency order by line limit 2`;
  const [only] = agencies;
  if (!only) throw new FeedRefused([{ file: "agency.txt", says: "names no agency" }]);
  if (agencies.length === 1) {
    await tx`update g_agency set agency_id = '' where agency_id is null`;
    await tx`update g_route set agency_id = ${only.agency_id ?? ""} where agency_id is null`;
    return;
  }
  const unnamed = await tx<{ file: string; line: number }[]>`
    select 'agency.txt' as file, line from g_agency where agency_id is null
    union all select 'routes.txt', line from g_route where agency_id is null
    limit ${mostFlaws}`;
  if (unnamed.length > 0) {
    throw new FeedRefused(
      unnamed.map(({ file, line }) => ({
        file,
        line,
        field: "agency_id",
        says: "the value is missing, and there are several agencies",
      })),
    );
  }
}
