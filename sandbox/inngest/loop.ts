import { claim, renewLeases, type Task, takeOver } from "./claim";
import type { Core } from "./core";
import type { Sql } from "./db";
import { takeDueBuffers } from "./flow";
import { insertRuns } from "./starts";

const IDLE = 1_000;
const HEARTBEAT = 2_000;
const SLOTS = 64;

export interface Loop {
  wake(): void;
  /** Whether this process is the one that claims. */
  leads(): boolean;
  stop(): Promise<void>;
}

/** Claims what is due and has it executed; asks Postgres at most once a second when idle. */
export function startLoop(core: Core, lead: Sql, run: (task: Task) => Promise<void>): Loop {
  let session = 0;
  let leader = false;
  const inWork = new Set<string>();
  let stopping = false;
  let woken = false;
  let rouse: (() => void) | undefined;

  function wake(): void {
    woken = true;
    rouse?.();
  }

  function sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      rouse = () => {
        clearTimeout(timer);
        resolve();
      };
      if (woken) rouse();
    });
  }

  function begin(task: Task): void {
    inWork.add(task.token);
    run(task)
      // Its lease runs out, and the task is tried again.
      .catch((error) => console.error(`inngest: ${task.fn} ${task.run}:`, error))
      .finally(() => {
        inWork.delete(task.token);
        wake();
      });
  }

  /** One look; the answer is how long nothing more can be due. */
  async function look(): Promise<number> {
    woken = false;
    if (inWork.size >= SLOTS) return IDLE;
    const found = await claim(core, lead, SLOTS - inWork.size);
    leader = found.leader;
    if (!leader) return IDLE;
    for (const task of found.tasks) begin(task);
    if (found.session !== session) {
      session = found.session;
      if ((await takeOver(core)) > 0) return 0;
    }
    if (found.tasks.length > 0) return 0;
    const next = found.nextDue === null ? IDLE : found.nextDue - Date.now();
    if (next <= 0) await flushBuffers();
    return Math.min(Math.max(next, 1), IDLE);
  }

  async function flushBuffers(): Promise<void> {
    await core.sql.begin(async (tx) => insertRuns(tx, await takeDueBuffers(core, tx)));
  }

  async function forever(): Promise<void> {
    while (!stopping) {
      const rest = await look().catch((error: unknown) => {
        console.error("inngest: claim:", error instanceof Error ? error.message : error);
        return IDLE;
      });
      if (rest > 0 && !woken) await sleep(rest);
      rouse = undefined;
    }
  }

  const heart = setInterval(() => {
    if (inWork.size > 0) void renewLeases(core, [...inWork]).catch(() => {});
  }, HEARTBEAT);
  const done = forever();

  return {
    wake,
    leads: () => leader,
    async stop() {
      stopping = true;
      wake();
      await done;
      // What is under way may finish; the rest is taken up by the next start.
      for (let waited = 0; inWork.size > 0 && waited < 2_000; waited += 20) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      clearInterval(heart);
    },
  };
}
