import type { Database, Executor } from "#db/client";
import { withReading } from "#db/transaction";
import { groupNames } from "./groups";

/** How long what was done can still be read, in days. */
export const keptDays = {
  /** Sweeps: one a minute and group, of which only the last hour is looked at. */
  sweeps: 7,
  /** Tasks, their runs, and webhooks' events, which are told again for three days at most. */
  work: 90,
  /** Calls to operators, on the timeline of a booking made up to 18 months ahead. */
  calls: 730,
} as const;

const batch = 1_000;
/** Of each kind in one night; more wait for the next. */
const mostBatches = 200;

export type Pruned = { sweeps: number; tasks: number; events: number; calls: number };

/**
 * Deletes the records of background work that is done and old, some at a time so that no lock lasts. What
 * was not sent, was not processed, or failed is never deleted, nor what shows that staff drove it anew: a
 * dead letter stays one until it is seen to, and one that was seen to does not come back. Keys of
 * idempotency and the audit are kept for ever. Throws `service_unavailable`.
 */
export async function pruneWork(
  { sql }: Pick<Database, "sql">,
  size: number = batch,
): Promise<Pruned> {
  let sweeps = 0;
  for (const group of groupNames) sweeps += await inBatches(size, () => sweepsOf(sql, group, size));
  return {
    sweeps,
    tasks: await inBatches(size, () => tasks(sql, size)),
    events: await inBatches(size, () => events(sql, size)),
    calls: await inBatches(size, () => calls(sql, size)),
  };
}

async function inBatches(size: number, deleteSome: () => Promise<number>): Promise<number> {
  let deleted = 0;
  for (let turn = 0; turn < mostBatches; turn += 1) {
    const count = await deleteSome();
    deleted += count;
    if (count < size) break;
  }
  return deleted;
}

/** Runs that no event caused. */
async function sweepsOf(sql: Executor, group: string, size: number): Promise<number> {
  const { count } = await withReading(sql`
    delete from job_run where run_id = any (array(
      select run_id from job_run
      where "group" = ${group} and event_id is null
        and started_at < now() - make_interval(days => ${keptDays.sweeps}::int)
      order by started_at limit ${size} for update skip locked))`);
  return count;
}

/** Outbox rows with the runs they caused, together: a run that mended a failed one stays as long as that. */
async function tasks(sql: Executor, size: number): Promise<number> {
  const [row] = await withReading(sql<{ count: number }[]>`
    with old as (
      select o.id from outbox o
      where o.sent_at < now() - make_interval(days => ${keptDays.work}::int)
        and not exists (select 1 from job_run r where r.event_id = o.id and r.status <> 'completed')
        and not exists (select 1 from outbox d where d.id = o.redrive_of)
      order by o.sent_at limit ${size} for update skip locked
    ), runs as (
      delete from job_run r using old where r.event_id = old.id
    ), gone as (
      delete from outbox o using old where o.id = old.id returning 1
    )
    select count(*)::int as count from gone`);
  return row?.count ?? 0;
}

/** Webhooks that were worked on. */
async function events(sql: Executor, size: number): Promise<number> {
  const { count } = await withReading(sql`
    delete from inbox where id = any (array(
      select id from inbox
      where processed_at < now() - make_interval(days => ${keptDays.work}::int)
      limit ${size} for update skip locked))`);
  return count;
}

async function calls(sql: Executor, size: number): Promise<number> {
  const { count } = await withReading(sql`
    delete from operator_call where id = any (array(
      select id from operator_call
      where at < now() - make_interval(days => ${keptDays.calls}::int)
      order by id limit ${size} for update skip locked))`);
  return count;
}
