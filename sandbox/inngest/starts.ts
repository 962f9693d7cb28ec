import { ulid } from "ulid";
import { canonical } from "./canonical";
import type { EventBody } from "./core";
import { type Db, rows } from "./db";
import { moment } from "./duration";
import { evaluate } from "./expression";
import type { Fn } from "./functions";
import { note } from "./journal";
import { addWatches, watchFor } from "./watch";

/** A run about to begin. */
export interface Start {
  fn: Fn;
  events: EventBody[];
  /** The number of the last event it knows; only later ones can cancel it. */
  since: string;
  dueAt: number;
  parentTask?: string;
  singleton?: string;
  key?: string;
}

/** The value of a key expression, as text; a key that cannot be evaluated is one key of its own. */
export function keyOf(expression: string | undefined, event: unknown): string {
  if (!expression) return "";
  try {
    return JSON.stringify(evaluate(expression, { event })) ?? "";
  } catch {
    return "";
  }
}

export async function insertRuns(tx: Db, starts: Start[]): Promise<string[]> {
  if (starts.length === 0) return [];
  const made = starts.map((start) => ({ start, id: ulid(), limits: keyedLimits(start) }));
  const runs = made.map(({ start, id, limits }) => ({
    id,
    fn_id: start.fn.id,
    event_name: start.events[0]?.name ?? "",
    event_ids: start.events.map((event) => event.id),
    events: canonical(start.events),
    parent_task: start.parentTask ?? null,
    singleton: start.singleton ?? null,
    finish_by: finishBy(start),
    due_at: new Date(start.dueAt).toISOString(),
    keys: limits.map(([key]) => key),
    limits: limits.map(([, limit]) => limit),
  }));
  const text = rows(runs);
  await tx`
    INSERT INTO run (id, fn_id, event_name, event_ids, events, parent_task, singleton, finish_by)
    SELECT * FROM json_to_recordset(${text}::text::json)
      AS x(id text, fn_id text, event_name text, event_ids text[], events text,
           parent_task bigint, singleton text, finish_by timestamptz)`;
  await tx`
    INSERT INTO task (run_id, fn_id, kind, hash, name, due_at, keys, limits)
    SELECT id, fn_id, 'call', 'step', 'step', due_at, keys, limits
    FROM json_to_recordset(${text}::text::json)
      AS x(id text, fn_id text, due_at timestamptz, keys text[], limits int[])`;
  await addWatches(
    tx,
    made.flatMap(({ start, id }) => cancelWatches(start, id)),
  );
  await note(
    tx,
    made.map(({ start, id }) => ({
      method: "POST",
      path: start.fn.id,
      effect: "run started",
      ids: [id, ...start.events.slice(0, 5).map((event) => event.id)],
      idempotency_key: start.key ?? null,
    })),
  );
  return made.map(({ id }) => id);
}

function keyedLimits({ fn, events }: Start): [string, number][] {
  return fn.keyed.map(({ key, scope, limit }) => {
    const place = (scope ?? "fn") === "fn" ? fn.id : scope;
    return [`${place}|${key ?? ""}|${keyOf(key, events[0])}`, limit];
  });
}

function cancelWatches({ fn, events, since }: Start, run: string) {
  return (fn.config.cancel ?? []).map((cancel) =>
    watchFor({
      run,
      task: null,
      eventName: cancel.event,
      expression: cancel.if,
      origin: events[0],
      since,
      until: cancel.timeout ? moment(cancel.timeout, Date.now()) : undefined,
    }),
  );
}

function finishBy({ fn, dueAt }: Start): string | null {
  const span = fn.config.timeouts?.finish;
  const at = span ? moment(span, dueAt) : undefined;
  return at === undefined ? null : new Date(at).toISOString();
}
