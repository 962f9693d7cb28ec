import { Cron } from "croner";
import { ulid } from "ulid";
import type { Core } from "./core";
import type { Fn } from "./functions";
import { insertRuns } from "./starts";

interface Schedule {
  fn: Fn;
  text: string;
  cron: Cron;
  next: number;
}

/** "TZ=Europe/Oslo 0 8 * * *": five fields, read in the zone if one is given, else in UTC. */
export function parseCron(text: string): Cron {
  const zone = text.match(/^(?:CRON_)?TZ=(\S+)\s+/);
  const pattern = zone ? text.slice(zone[0].length) : text;
  return new Cron(pattern, { timezone: zone?.[1] ?? "UTC", mode: "5-part" });
}

export interface Clockwork {
  /** To be called when functions may have changed. */
  reload(): Promise<void>;
  stop(): void;
}

/**
 * Starts the runs of crons. A tick belongs to whoever writes it down first, so two executors make
 * one run; a tick missed while no executor ran is made up for once.
 */
export function createClockwork(core: Core): Clockwork {
  let schedules: Schedule[] = [];
  let timer: NodeJS.Timeout | undefined;

  async function reload(): Promise<void> {
    const last = await core.sql<{ fn_id: string; cron: string; at: Date }[]>`
      SELECT fn_id, cron, at FROM tick`;
    const now = Date.now();
    schedules = core.registry.all().flatMap((fn) =>
      fn.config.triggers.flatMap(({ cron: text }) => {
        if (!text) return [];
        const cron = parseCron(text);
        const from = last.find((t) => t.fn_id === fn.id && t.cron === text)?.at ?? new Date(now);
        return [{ fn, text, cron, next: after(cron, from) }];
      }),
    );
    for (const { fn, text } of schedules) {
      // The first sight of a cron is where counting begins.
      await core.sql`
        INSERT INTO tick (fn_id, cron, at) VALUES (${fn.id}, ${text}, ${new Date(now)})
        ON CONFLICT DO NOTHING`;
    }
    arm();
  }

  function arm(): void {
    clearTimeout(timer);
    const next = Math.min(...schedules.map((schedule) => schedule.next));
    if (!Number.isFinite(next)) return;
    // Not longer than half a minute: the machine may sleep, or its clock be set.
    timer = setTimeout(() => void tick(), Math.min(Math.max(next - Date.now(), 0), 30_000));
  }

  async function tick(): Promise<void> {
    const now = Date.now();
    for (const schedule of schedules) {
      if (schedule.next > now) continue;
      try {
        const at = latest(schedule, now);
        await fire(core, schedule, at);
        schedule.next = after(schedule.cron, new Date(at));
      } catch (error) {
        console.error(`inngest: cron of ${schedule.fn.id}:`, error);
        schedule.next = now + 1_000;
      }
    }
    arm();
  }

  return { reload, stop: () => clearTimeout(timer) };
}

const after = (cron: Cron, from: Date): number =>
  cron.nextRun(from)?.getTime() ?? Number.POSITIVE_INFINITY;

function latest({ cron, next }: Schedule, now: number): number {
  let at = next;
  for (let n = 0; n < 100_000; n++) {
    const later = after(cron, new Date(at));
    if (later > now) break;
    at = later;
  }
  return at;
}

async function fire(core: Core, { fn, text }: Schedule, at: number): Promise<void> {
  await core.sql.begin(async (tx) => {
    const mine = await tx`
      INSERT INTO tick (fn_id, cron, at) VALUES (${fn.id}, ${text}, ${new Date(at)})
      ON CONFLICT (fn_id, cron) DO UPDATE SET at = excluded.at WHERE tick.at < excluded.at
      RETURNING 1`;
    if (mine.length === 0) return;
    const event = {
      id: ulid(),
      name: "inngest/scheduled.timer",
      data: { cron: text },
      ts: at,
    };
    const key = `${text} ${new Date(at).toISOString()}`;
    await insertRuns(tx, [{ fn, events: [event], since: "0", dueAt: Date.now(), key }]);
  });
  core.wake();
}
