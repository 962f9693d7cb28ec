import { type Decision, decide, retry } from "./answer";
import { callApp, isDown } from "./call";
import { canonical } from "./canonical";
import type { Task } from "./claim";
import type { Core } from "./core";
import { callBody } from "./request";
import { type QuickWriter, remember, same, settle } from "./settle";

// A step may take long; one that hangs must not hold its place for ever.
const CALL_TIMEOUT = 10 * 60_000;
// A restarting app is met with patience before it costs one of the run's attempts.
const PATIENCE = 60_000;

/** Drives one claimed task, and its run from call to call, until something has to be waited for. */
export async function execute(core: Core, quick: QuickWriter, claimed: Task): Promise<void> {
  let task: Task | undefined = claimed;
  if (task.kind !== "call") task = await timeIsUp(core, quick, task);
  while (task) {
    const decision = await attempt(core, task);
    task = decision
      ? await settle(core, quick, task, decision)
      : await waitForApp(core, quick, task);
  }
}

/** A sleep is over, or a wait or an invocation: with what it waited for, else without. */
async function timeIsUp(core: Core, quick: QuickWriter, task: Task): Promise<Task | undefined> {
  if (task.memos.has(task.hash)) return remember(core, quick, task, []);
  const late = { name: "Error", message: `timed out waiting for ${task.name}` };
  const memo = task.kind === "invoke" ? canonical({ error: late }) : "null";
  return remember(core, quick, task, [{ hash: task.hash, name: task.name, memo }]);
}

/** Calls the app once. Undefined: it was not there. */
async function attempt(core: Core, task: Task): Promise<Decision | undefined> {
  const fn = core.registry.get(task.fn);
  // Unknown functions come back with the next sync, if the app has them at all.
  if (!fn) return patienceLeft(task) ? undefined : overdue(task, 1, "the function is not synced");
  const url = new URL(fn.url);
  url.searchParams.set("fnId", task.fn);
  url.searchParams.set("stepId", task.hash);
  try {
    const reply = await callApp({
      method: "POST",
      url,
      body: callBody(task, fn.maxAttempts),
      headers: { "x-run-id": task.run },
      timeout: CALL_TIMEOUT,
      signingKey: core.config.signingKey,
    });
    return decide(reply, { attempt: task.attempt, maxAttempts: fn.maxAttempts, now: Date.now() });
  } catch (error) {
    if (isDown(error) && patienceLeft(task)) return undefined;
    const message = error instanceof Error ? error.message : String(error);
    return overdue(task, fn.maxAttempts, message);
  }
}

const patienceLeft = ({ downSince }: Task): boolean =>
  downSince === null || Date.now() - downSince < PATIENCE;

function overdue(task: Task, maxAttempts: number, message: string): Decision {
  const error = { name: "Error", message: `the app cannot be reached: ${message}` };
  return retry(error, { attempt: task.attempt, maxAttempts, now: Date.now() });
}

async function waitForApp(core: Core, quick: QuickWriter, task: Task): Promise<undefined> {
  const due = Date.now() + 1_000 + Math.random() * 500;
  await quick({
    ...same(task),
    next: "later",
    due: new Date(due).toISOString(),
    down: new Date(task.downSince ?? Date.now()).toISOString(),
    ...(task.downSince === null ? { effect: `the app is away: ${task.name} waits` } : {}),
  });
  core.wake();
  return undefined;
}
