import type { Executor } from "#db/client";

export type RunRow = {
  id: string;
  function: string;
  group: string;
  status: "running" | "completed" | "failed";
  attempts: number;
  /** A code or a class, never data; of a run that goes on, what its last attempt failed of. */
  error: string | null;
  started_at: string;
  updated_at: string;
  ended_at: string | null;
  seconds: number;
  /** What caused it; null for what the clock did. */
  event: string | null;
  booking: { id: string; reference: string } | null;
};

export type ReadRun = Omit<RunRow, "started_at" | "updated_at" | "ended_at" | "booking"> & {
  started_at: Date;
  updated_at: Date;
  ended_at: Date | null;
  booking_id: string | null;
  reference: string | null;
};

/** What is read of `job_run r`, the `outbox o` that caused it and its `booking b`. */
export function runColumns(sql: Executor) {
  return sql`
    r.run_id as id, r.function_id as function, r."group", r.status, r.attempts, r.error, r.started_at, r.updated_at,
    r.ended_at, extract(epoch from coalesce(r.ended_at, now()) - r.started_at)::float8 as seconds,
    o.event, o.booking_id, b.reference`;
}

export function shownRun({ booking_id, reference, ...row }: ReadRun): RunRow {
  return {
    ...row,
    started_at: row.started_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
    ended_at: row.ended_at?.toISOString() ?? null,
    booking: booking_id && reference ? { id: booking_id, reference } : null,
  };
}
