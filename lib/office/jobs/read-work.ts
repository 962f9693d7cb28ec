import type { Executor } from "#db/client";
import { groupNames } from "#lib/job/groups";
import { type QueueFigures, queueFigures } from "#lib/job/queue-figures";
import { listWorkers, type WorkerRow } from "./list-workers";
import { type ReadRun, type RunRow, runColumns, shownRun } from "./run-row";

/** Whether the engine takes what we send it and starts what it should. */
export type EngineHealth = {
  state: "well" | "takes_nothing" | "starts_nothing";
  /** Since when, where it is not well. */
  since: string | null;
  /** Events that are due and not handed over. */
  unsent: number;
  last_run_at: string | null;
  watchdog: { state: "looks" | "blind"; looked_at: string | null };
};

export type WorkView = {
  groups: (QueueFigures & { p95_seconds: number | null })[];
  running: RunRow[];
  engine: EngineHealth;
  workers: WorkerRow[];
};

/** An event that is due waits a second at most while the engine takes what it is given. */
const unsentSeconds = 30;
/** Each group has a sweep a minute. */
const silentSeconds = 150;
const blindSeconds = 120;

/** How the background work stands now: each group, what runs, the engine, the processes. */
export async function readWork(sql: Executor, now: Date): Promise<WorkView> {
  const [figures, times, running, workers, [sending]] = await Promise.all([
    queueFigures(sql),
    sql<{ group: string; p95: number | null }[]>`
      select g."group", h.p95 from unnest(${[...groupNames]}::text[]) g("group")
      cross join lateral (
        select percentile_cont(0.95) within group (order by extract(epoch from ended_at - started_at)) as p95
        from (select started_at, ended_at from job_run r
          where r."group" = g."group" and r.started_at > now() - interval '1 hour' and r.status = 'completed'
          order by r.started_at desc limit 20000) r
      ) h`,
    sql<ReadRun[]>`
      select ${runColumns(sql)} from job_run r left join outbox o on o.id = r.event_id
      left join booking b on b.id = o.booking_id
      where r.status <> 'completed' and r.status = 'running' and r.updated_at > now() - interval '1 day'
      order by r.started_at limit 50`,
    listWorkers(sql),
    sql<{ unsent: number; since: Date | null }[]>`
      select count(*)::int as unsent, min(due_at) as since from (
        select due_at from outbox where sent_at is null and due_at < now() - make_interval(secs => ${unsentSeconds}::int)
        order by due_at limit 10000) o`,
  ]);
  const p95 = new Map(times.map((row) => [row.group, row.p95]));
  return {
    groups: groupNames
      .flatMap((name) => figures.filter(({ group }) => group === name))
      .map((one) => ({ ...one, p95_seconds: p95.get(one.group) ?? null })),
    running: running.map(shownRun),
    engine: engineOf(figures, workers, sending ?? { unsent: 0, since: null }, now),
    workers,
  };
}

function engineOf(
  figures: QueueFigures[],
  workers: WorkerRow[],
  sending: { unsent: number; since: Date | null },
  now: Date,
): EngineHealth {
  const quiet = figures.map(({ silent_seconds }) => silent_seconds);
  const least = quiet.reduce<number | null>(
    (found, one) => (one !== null && (found === null || one < found) ? one : found),
    null,
  );
  const lastRun = least === null ? null : new Date(now.getTime() - least * 1_000).toISOString();
  const looks = workers.flatMap(({ watched_at }) => (watched_at ? [watched_at] : []));
  const looked = looks.sort().at(-1) ?? null;
  const isBlind = !looked || now.getTime() - Date.parse(looked) > blindSeconds * 1_000;
  const common = {
    unsent: sending.unsent,
    last_run_at: lastRun,
    watchdog: { state: isBlind ? "blind" : "looks", looked_at: looked },
  } as const;
  if (sending.since) {
    return { state: "takes_nothing", since: sending.since.toISOString(), ...common };
  }
  if (least === null || least > silentSeconds) {
    return { state: "starts_nothing", since: lastRun, ...common };
  }
  return { state: "well", since: null, ...common };
}
