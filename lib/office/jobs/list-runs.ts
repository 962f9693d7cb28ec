import type { Executor } from "#db/client";
import { isUuid } from "#lib/identity/uuid";
import { type GroupName, groupNames } from "#lib/job/groups";
import { mostCounted, type Rows, type Slice } from "../rows";
import { type ReadRun, type RunRow, runColumns, shownRun } from "./run-row";

export const runStatuses = ["running", "completed", "failed"] as const;
export const runCauses = ["event", "clock"] as const;

export type RunFilters = {
  group?: GroupName | undefined;
  function?: string | undefined;
  status?: (typeof runStatuses)[number] | undefined;
  /** What an event caused, or what the clock did. */
  cause?: (typeof runCauses)[number] | undefined;
  /** A booking's reference or id. */
  booking?: string | undefined;
  /** Begun within so many hours. Of a booking all are shown. */
  hours: number;
};

/** Runs of background functions, the newest first. */
export async function listRuns(
  sql: Executor,
  filters: RunFilters,
  { limit, offset }: Slice,
): Promise<Rows<RunRow>> {
  const candidates = candidatesOf(sql, filters);
  const [[counted], rows] = await Promise.all([
    sql<{ total: number }[]>`select count(*)::int as total from (${candidates}) c`,
    sql<ReadRun[]>`
      select ${runColumns(sql)} from (
        select run_id from (${candidates}) c order by started_at desc, run_id limit ${limit} offset ${offset}
      ) slice join job_run r on r.run_id = slice.run_id
      left join outbox o on o.id = r.event_id left join booking b on b.id = o.booking_id
      order by r.started_at desc, r.run_id`,
  ]);
  const total = counted?.total ?? 0;
  return {
    rows: rows.map(shownRun),
    total: Math.min(total, mostCounted),
    isMore: total > mostCounted,
  };
}

/** The runs that fit, each way by the index that serves it. */
function candidatesOf(sql: Executor, filters: RunFilters) {
  const { group, function: name, status, cause, booking, hours } = filters;
  const newest = sql`order by r.started_at desc limit ${mostCounted + 1}`;
  const rest = sql`
    ${group ? sql`and r."group" = ${group}` : sql``}
    ${name ? sql`and r.function_id = ${name}` : sql``}
    ${status ? sql`and r.status = ${status}` : sql``}
    ${cause ? (cause === "event" ? sql`and r.event_id is not null` : sql`and r.event_id is null`) : sql``}`;
  if (booking) {
    const asked = booking.trim();
    const owner = isUuid(asked)
      ? sql`o.booking_id = ${asked}`
      : sql`o.booking_id = (select id from booking where reference = ${asked.toUpperCase()})`;
    return sql`
      select r.run_id, r.started_at from outbox o join job_run r on r.event_id = o.id
      where ${owner} ${rest} ${newest}`;
  }
  const since = sql`r.started_at > now() - make_interval(hours => ${hours}::int)`;
  if (status === "failed" || name) {
    const failed = status === "failed" ? sql`r.status = 'failed' and` : sql``;
    return sql`select r.run_id, r.started_at from job_run r where ${failed} ${since} ${rest} ${newest}`;
  }
  if (status === "running") {
    return sql`
      select r.run_id, r.started_at from job_run r
      where r.status <> 'completed' and ${since} ${rest} ${newest}`;
  }
  // A group at a time: that is how the runs' index is laid.
  return sql`
    select x.run_id, x.started_at from unnest(${group ? [group] : [...groupNames]}::text[]) g(name)
    cross join lateral (
      select r.run_id, r.started_at from job_run r where r."group" = g.name and ${since} ${rest} ${newest}
    ) x order by x.started_at desc limit ${mostCounted + 1}`;
}

/** The functions that ran within a day, for a filter. */
export async function functionsSeen(sql: Executor): Promise<string[]> {
  // From one name to the next, which an index does without reading what lies between.
  const rows = await sql<{ name: string }[]>`
    with recursive names as (
      (select function_id as name from job_run order by function_id limit 1)
      union all
      select (select r.function_id from job_run r where r.function_id > n.name order by r.function_id limit 1)
      from names n where n.name is not null
    )
    select name from names where name is not null limit 200`;
  return rows.map(({ name }) => name);
}
