import type { Executor } from "#db/client";
import { type ReadRun, type RunRow, runColumns, shownRun } from "./run-row";

export type RunView = RunRow & {
  event_id: string | null;
  /** Attempts that failed, in order. */
  failures: { attempt: number; error: string; at: string }[];
  /** What else the same event caused. */
  others: RunRow[];
};

/** One run with what each of its attempts failed of; null if there is none. */
export async function readRun(sql: Executor, id: string): Promise<RunView | null> {
  const [row] = await sql<(ReadRun & { event_id: string | null })[]>`
    select ${runColumns(sql)}, r.event_id from job_run r left join outbox o on o.id = r.event_id
    left join booking b on b.id = o.booking_id where r.run_id = ${id}`;
  if (!row) return null;
  const { event_id, ...run } = row;
  const [failures, others] = await Promise.all([
    failuresOf(sql, [id]),
    event_id
      ? sql<ReadRun[]>`
          select ${runColumns(sql)} from job_run r left join outbox o on o.id = r.event_id
          left join booking b on b.id = o.booking_id
          where r.event_id = ${event_id} and r.run_id <> ${id} order by r.started_at limit 50`
      : [],
  ]);
  return {
    ...shownRun(run as ReadRun),
    event_id,
    failures: failures.map(({ attempt, error, at }) => ({ attempt, error, at })),
    others: others.map(shownRun),
  };
}

export type Failure = { run_id: string; attempt: number; error: string; at: string };

/** What the attempts of runs failed of, in order. */
export async function failuresOf(sql: Executor, runIds: string[]): Promise<Failure[]> {
  const rows = await sql<(Omit<Failure, "at"> & { at: Date })[]>`
    select run_id, attempt, error, at from job_attempt
    where run_id = any (${runIds}::text[]) order by at, attempt limit 200`;
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
