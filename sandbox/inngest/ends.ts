import { ulid } from "ulid";
import { canonical } from "./canonical";
import type { Core, EventBody, Incoming, JsonError } from "./core";
import { type Db, rows } from "./db";
import { note } from "./journal";

export interface End {
  run: string;
  status: "completed" | "failed" | "cancelled";
  /** Canonical JSON of the result. */
  output?: string;
  error?: JsonError;
}

interface Ended {
  id: string;
  fn_id: string;
  parent_task: string | null;
  events: string;
}

/**
 * Ends runs for good, wakes those that invoked them, and answers with the events this makes:
 * `inngest/function.failed` always, the others only when a function asks for them.
 */
export async function endRuns(core: Core, tx: Db, ends: End[]): Promise<Incoming[]> {
  if (ends.length === 0) return [];
  const list = ends.map((end) => ({
    run: end.run,
    status: end.status,
    output: end.error ? canonical({ error: end.error }) : (end.output ?? null),
  }));
  const ended = await tx<Ended[]>`
    WITH o AS MATERIALIZED (
      SELECT * FROM json_to_recordset(${rows(list)}::text::json)
        AS x(run text, status text, output text)),
    locked AS MATERIALIZED (
      SELECT id FROM run WHERE id IN (SELECT run FROM o) AND ended_at IS NULL
      ORDER BY id FOR UPDATE),
    done AS (
      UPDATE run r SET status = o.status, output = o.output, ended_at = now()
      FROM o JOIN locked ON locked.id = o.run WHERE r.id = o.run AND r.ended_at IS NULL
      RETURNING r.id, r.fn_id, r.parent_task, r.events),
    gone AS (DELETE FROM task USING done WHERE task.run_id = done.id),
    unwatched AS (DELETE FROM watch USING done WHERE watch.run_id = done.id)
    SELECT * FROM done`;
  const made: Incoming[] = [];
  const wakes: Wake[] = [];
  for (const run of ended) {
    const end = ends.find((e) => e.run === run.id);
    if (!end) continue;
    if (run.parent_task) wakes.push({ task: run.parent_task, memo: parentMemo(end) });
    made.push(...announcements(core, run, end));
  }
  await wakeTasks(tx, wakes);
  await note(
    tx,
    ended.map((run) => ({
      method: "POST",
      path: run.fn_id,
      effect: `run ${ends.find((e) => e.run === run.id)?.status}`,
      ids: [run.id],
    })),
  );
  return made;
}

export interface Wake {
  task: string;
  memo: string;
}

/** Gives waiting tasks what they waited for; one that is just timing out keeps its timeout. */
export async function wakeTasks(tx: Db, wakes: Wake[]): Promise<void> {
  if (wakes.length === 0) return;
  await tx`
    WITH o AS MATERIALIZED (
      SELECT task, memo FROM json_to_recordset(${rows(wakes)}::text::json) AS x(task bigint, memo text)),
    woken AS (
      UPDATE task t SET due_at = now() FROM o WHERE t.id = o.task AND t.lease_until IS NULL
      RETURNING t.id, t.run_id, t.hash, t.name, o.memo),
    unwatched AS (DELETE FROM watch USING woken WHERE watch.task_id = woken.id)
    INSERT INTO step (run_id, hash, name, memo) SELECT run_id, hash, name, memo FROM woken
    ON CONFLICT DO NOTHING`;
}

function parentMemo(end: End): string {
  if (end.status === "completed") return `{"data":${end.output ?? "null"}}`;
  const cancelled = { name: "Error", message: "the invoked function was cancelled" };
  return canonical({ error: end.error ?? cancelled });
}

function announcements(core: Core, run: Ended, end: End): Incoming[] {
  const events = JSON.parse(run.events) as EventBody[];
  const data = {
    function_id: run.fn_id,
    run_id: run.id,
    event: events[0],
    ...(events.length > 1 ? { events } : {}),
    ...(end.error ? { error: end.error } : {}),
    ...(end.status === "completed" ? { result: JSON.parse(end.output ?? "null") } : {}),
  };
  const names = {
    completed: ["inngest/function.finished"],
    failed: ["inngest/function.failed", "inngest/function.finished"],
    cancelled: ["inngest/function.cancelled"],
  }[end.status];
  return names
    .filter((name) => name.endsWith(".failed") || core.registry.triggeredBy(name).length > 0)
    .map((name) => internalEvent(name, data));
}

export function internalEvent(name: string, data: unknown): Incoming {
  const id = ulid();
  return { id, externalId: null, event: { id, name, data, ts: Date.now() } };
}
