import type { Executor } from "#db/client";

export type RunRecord = {
  runId: string;
  functionId: string;
  group: string;
  /** The outbox row that caused it, if one did. */
  eventId: string | null;
  status: "running" | "completed" | "failed";
  attempts: number;
  error: string | null;
  /** How long ago it began; just now if absent. */
  ranMs?: number;
};

/**
 * Writes how a background run stands; a run that has ended stays ended, however late an older word arrives.
 * What an attempt failed of is kept beside it.
 */
export async function recordRun(executor: Executor, run: RunRecord): Promise<void> {
  const written = executor`
    insert into job_run (run_id, function_id, "group", event_id, status, attempts, started_at, updated_at, ended_at, error)
    values (${run.runId}, ${run.functionId}, ${run.group}, ${run.eventId}, ${run.status}, ${run.attempts},
      now() - make_interval(secs => ${(run.ranMs ?? 0) / 1_000}), now(),
      ${run.status === "running" ? null : executor`now()`}, ${run.error})
    on conflict (run_id) do update set
      status = excluded.status, attempts = greatest(job_run.attempts, excluded.attempts), updated_at = now(),
      ended_at = excluded.ended_at, error = excluded.error
    where job_run.status = 'running'`;
  if (run.error === null) await written;
  else {
    await executor`
      with written as (${written})
      insert into job_attempt (run_id, attempt, error, at)
      values (${run.runId}, ${run.attempts}, ${run.error}, now()) on conflict do nothing`;
  }
}
