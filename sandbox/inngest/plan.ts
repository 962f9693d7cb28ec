import { nameOf, type Op } from "./answer";
import { canonical } from "./canonical";
import type { Task } from "./claim";
import type { Core, EventBody } from "./core";
import type { Db } from "./db";
import { moment } from "./duration";
import { internalEvent, wakeTasks } from "./ends";
import { note } from "./journal";
import { insertRuns } from "./starts";
import { addWatches, watchFor } from "./watch";

// What comes from now on: earlier events have had their look at who waits.
const ANY_EVENT = "0";
const YEAR = 365 * 86_400_000;
const KINDS: Record<string, string> = {
  StepPlanned: "call",
  Sleep: "sleep",
  WaitForEvent: "wait",
  InvokeFunction: "invoke",
};

/**
 * Replaces the call that discovered these operations by one task for each. An operation that is
 * planned or done already is reported again by later discoveries, and stays as it is.
 */
export async function plan(core: Core, tx: Db, task: Task, ops: Op[]): Promise<void> {
  await tx`DELETE FROM task WHERE id = ${task.id}`;
  const [origin] = JSON.parse(task.events) as EventBody[];
  for (const op of ops) {
    if (task.memos.has(op.id)) continue;
    const kind = KINDS[op.op] ?? "call";
    const race = task.race || op.opts?.parallelMode === "race";
    const [made] = await tx<{ id: string }[]>`
      INSERT INTO task (run_id, fn_id, kind, hash, name, race, due_at, keys, limits)
      SELECT ${task.run}, ${task.fn}, ${kind}, ${op.id}, ${nameOf(op)}, ${race},
        ${new Date(dueAt(op))}, keys, limits
      FROM (SELECT ${task.keys}::text[] AS keys, ${task.limits}::int[] AS limits) k
      ON CONFLICT DO NOTHING RETURNING id`;
    if (!made) continue;
    if (op.op === "WaitForEvent") await waitFor(tx, task, op, made.id, origin);
    if (op.op === "InvokeFunction") await invoke(core, tx, op, made.id);
  }
  await note(tx, [
    {
      method: "POST",
      path: task.fn,
      effect: `planned: ${ops.map((op) => `${op.op} ${nameOf(op)}`).join(", ")}`,
      ids: [task.run],
    },
  ]);
}

function dueAt(op: Op): number {
  const now = Date.now();
  if (op.op === "Sleep") return moment(op.name ?? "", now) ?? now;
  if (op.op === "StepPlanned") return now;
  const timeout = op.opts?.timeout;
  return (typeof timeout === "string" && moment(timeout, now)) || now + YEAR;
}

async function waitFor(tx: Db, task: Task, op: Op, id: string, origin: unknown): Promise<void> {
  const condition = op.opts?.if;
  await addWatches(tx, [
    watchFor({
      run: task.run,
      task: id,
      eventName: op.name ?? "",
      expression: typeof condition === "string" ? condition : undefined,
      origin,
      since: ANY_EVENT,
      until: undefined,
    }),
  ]);
}

async function invoke(core: Core, tx: Db, op: Op, id: string): Promise<void> {
  const target = String(op.opts?.function_id ?? "");
  const fn = core.registry.get(target);
  if (!fn) {
    const error = { name: "Error", message: `could not find function with ID: ${target}` };
    await wakeTasks(tx, [{ task: id, memo: canonical({ error }) }]);
    return;
  }
  const payload = (op.opts?.payload ?? {}) as { data?: unknown };
  const { event } = internalEvent("inngest/function.invoked", payload.data ?? {});
  await insertRuns(tx, [
    { fn, events: [event], since: ANY_EVENT, dueAt: Date.now(), parentTask: id },
  ]);
}
