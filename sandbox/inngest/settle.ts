import { accept } from "./accept";
import { type Decision, type Memo, nameOf, type Op } from "./answer";
import type { Task } from "./claim";
import type { Core, Incoming } from "./core";
import { type Db, persist } from "./db";
import { moment } from "./duration";
import { type End, endRuns } from "./ends";
import { plan } from "./plan";
import type { Quick } from "./quick";

export type QuickWriter = (quick: Quick) => Promise<boolean>;

/**
 * Writes down what a decision means. Answers with the task if it goes on at once, in this process
 * and under the same lease.
 */
export async function settle(
  core: Core,
  quick: QuickWriter,
  task: Task,
  decision: Decision,
): Promise<Task | undefined> {
  switch (decision.do) {
    case "memo":
      return remember(core, quick, task, decision.memos);
    case "retry":
      await quick({
        ...same(task),
        next: "later",
        attempt: task.attempt + 1,
        due: iso(decision.at),
        down: null,
        effect: `retry ${task.attempt + 1} of ${task.name} at ${iso(decision.at)}: ${decision.error.message}`,
      });
      return undefined;
    case "fail":
      await finish(core, task, { run: task.run, status: "failed", error: decision.error });
      return undefined;
    case "end":
      await complete(core, quick, task, decision.output);
      return undefined;
    case "plan":
      await follow(core, quick, task, decision.ops);
      return undefined;
  }
}

/** The fields of an outcome that leave the task as it is. */
export function same(task: Task) {
  const { id, token, run, kind, hash, name, attempt, fn } = task;
  return { task: id, token, run, kind, hash, name, attempt, path: fn };
}

const iso = (at: number): string => new Date(at).toISOString();

/** Saves results, then lets the function go on, unless it still waits for parallel ones. */
export async function remember(
  core: Core,
  quick: QuickWriter,
  task: Task,
  memos: Memo[],
): Promise<Task | undefined> {
  const [memo, ...more] = memos;
  const discovering = task.kind === "call" && task.hash === "step";
  if (more.length > 0 || task.race || (task.others > 0 && !discovering)) {
    return join(core, task, memos);
  }
  const step = { kind: "call", hash: "step", name: "step", attempt: 0 };
  const kept = await quick({
    ...same(task),
    ...step,
    next: "keep",
    down: null,
    ...(memo
      ? {
          memo_hash: memo.hash,
          memo_name: memo.name,
          memo: memo.memo,
          effect: `step done: ${memo.name}`,
        }
      : {}),
  });
  if (!kept) return undefined;
  if (memo) task.memos.set(memo.hash, memo.memo);
  return { ...task, ...step, kind: "call", downSince: null };
}

/** One of several parallel tasks is done: the last of them, or any of a race, calls again. */
async function join(core: Core, task: Task, memos: Memo[]): Promise<Task | undefined> {
  return transaction(core, task, async (tx) => {
    for (const { hash, name, memo } of memos) {
      await tx`
        WITH noted AS (
          INSERT INTO journal (method, path, effect, ids)
          VALUES ('POST', ${task.fn}, ${`step done: ${name}`}, ARRAY[${task.run}::text]))
        INSERT INTO step (run_id, hash, name, memo)
        VALUES (${task.run}, ${hash}, ${name}, ${memo}) ON CONFLICT DO NOTHING`;
    }
    const [pending] = await tx<{ count: number }[]>`
      SELECT count(*)::int AS count FROM task WHERE run_id = ${task.run} AND id <> ${task.id}`;
    const others = pending?.count ?? 0;
    if (others > 0 && !task.race) {
      await tx`DELETE FROM task WHERE id = ${task.id}`;
      return undefined;
    }
    await tx`
      UPDATE task SET kind = 'call', hash = 'step', name = 'step', attempt = 0, down_since = NULL
      WHERE id = ${task.id}`;
    const steps = await tx<{ hash: string; memo: string }[]>`
      SELECT hash, memo FROM step WHERE run_id = ${task.run} ORDER BY n`;
    return {
      ...task,
      kind: "call" as const,
      hash: "step",
      name: "step",
      attempt: 0,
      downSince: null,
      others,
      memos: new Map(steps.map(({ hash, memo }) => [hash, memo])),
    };
  });
}

async function follow(core: Core, quick: QuickWriter, task: Task, ops: Op[]): Promise<void> {
  const [op] = ops;
  if (ops.length === 1 && op?.op === "Sleep" && task.others === 0 && !task.race) {
    const until = moment(op.name ?? "", Date.now()) ?? Date.now();
    await quick({
      ...same(task),
      next: "later",
      kind: "sleep",
      hash: op.id,
      name: nameOf(op),
      attempt: 0,
      due: iso(until),
      down: null,
      effect: `sleep ${nameOf(op)} until ${iso(until)}`,
    });
    return;
  }
  if (ops.length === 0 && task.others === 0) {
    const error = { name: "Error", message: "the app answered without any operation" };
    await finish(core, task, { run: task.run, status: "failed", error });
    return;
  }
  await transaction(core, task, (tx) => plan(core, tx, task, ops));
}

async function complete(core: Core, quick: QuickWriter, task: Task, output: string): Promise<void> {
  const heard = core.registry.triggeredBy("inngest/function.finished").length > 0;
  if (task.parent || heard) {
    await finish(core, task, { run: task.run, status: "completed", output });
  } else {
    await quick({ ...same(task), next: "end", output, effect: "run completed" });
  }
}

/** An end somebody else has to hear of: a failure's handler, the run that invoked this one. */
async function finish(core: Core, task: Task, end: End): Promise<void> {
  await transaction(core, task, async (tx) => {
    const made: Incoming[] = await endRuns(core, tx, [end]);
    await accept(core, tx, made);
  });
}

/** Works on a run that is locked and on a task that is still ours; otherwise does nothing. */
async function transaction<T>(
  core: Core,
  task: Task,
  work: (tx: Db) => Promise<T>,
): Promise<T | undefined> {
  const result = await persist(() =>
    core.sql.begin(async (tx) => {
      const [run] = await tx`
        SELECT 1 FROM run WHERE id = ${task.run} AND ended_at IS NULL FOR UPDATE`;
      const [mine] = await tx`
        SELECT 1 FROM task WHERE id = ${task.id} AND token = ${task.token}`;
      return { value: run && mine ? await work(tx) : undefined };
    }),
  );
  core.wake();
  return result.value;
}
