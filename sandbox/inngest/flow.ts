import type { Core, EventBody, Incoming } from "./core";
import type { Db } from "./db";
import { milliseconds } from "./duration";
import { endRuns } from "./ends";
import { matches } from "./expression";
import { keyOf, type Start } from "./starts";

export interface Admitted {
  starts: Start[];
  made: Incoming[];
}

/**
 * What a function's own limits make of its starts: dropped (rate limit, singleton), put off
 * (throttle), or kept in a buffer (batch, debounce). Most functions have none and pass untouched.
 */
export async function admit(core: Core, tx: Db, candidates: Start[]): Promise<Admitted> {
  const starts: Start[] = [];
  const made: Incoming[] = [];
  const singles = new Set<string>();
  for (const start of candidates) {
    const { rateLimit, throttle, debounce, batchEvents, singleton } = start.fn.config;
    const event = start.events[0];
    if (rateLimit && !(await withinRate(tx, start, rateLimit))) continue;
    if (debounce) {
      await hold(tx, start, keyOf(debounce.key, event), debounce);
      continue;
    }
    if (batchEvents && matches(batchEvents.if, { event })) {
      const full = await gather(tx, start, keyOf(batchEvents.key, event), batchEvents);
      if (full) starts.push(full);
      continue;
    }
    if (singleton) {
      start.singleton = keyOf(singleton.key, event) || "-";
      const running = await tx<{ id: string }[]>`
        SELECT id FROM run
        WHERE fn_id = ${start.fn.id} AND singleton = ${start.singleton} AND ended_at IS NULL`;
      const mark = `${start.fn.id}|${start.singleton}`;
      if (singleton.mode === "skip" && (running.length > 0 || singles.has(mark))) continue;
      made.push(
        ...(await endRuns(
          core,
          tx,
          running.map(({ id }) => ({ run: id, status: "cancelled" as const })),
        )),
      );
      singles.add(mark);
    }
    if (throttle) start.dueAt = await throttled(tx, start, throttle);
    starts.push(start);
  }
  return { starts, made };
}

async function withinRate(
  tx: Db,
  { fn, events }: Start,
  { key, period, limit }: { key?: string; period: string; limit: number },
): Promise<boolean> {
  const span = milliseconds(period) ?? 0;
  const [row] = await tx<{ used: number }[]>`
    INSERT INTO rate AS r (fn_id, key, used, since, until)
    VALUES (${fn.id}, ${`rate|${keyOf(key, events[0])}`}, 1, now(),
            now() + ${span} * interval '1 ms')
    ON CONFLICT (fn_id, key) DO UPDATE SET
      used = CASE WHEN r.until <= now() THEN 1 ELSE r.used + 1 END,
      until = CASE WHEN r.until <= now() THEN excluded.until ELSE r.until END
    RETURNING used`;
  return (row?.used ?? 0) <= limit;
}

/** Starts evenly spread over the period; `burst` of them may go together. */
async function throttled(
  tx: Db,
  { fn, events }: Start,
  { key, period, limit, burst }: { key?: string; period: string; limit: number; burst?: number },
): Promise<number> {
  const step = (milliseconds(period) ?? 0) / Math.max(limit, 1);
  const [row] = await tx<{ until: number }[]>`
    INSERT INTO rate AS r (fn_id, key, used, since, until)
    VALUES (${fn.id}, ${`throttle|${keyOf(key, events[0])}`}, 1, now(),
            now() + ${step} * interval '1 ms')
    ON CONFLICT (fn_id, key) DO UPDATE SET
      until = greatest(r.until, now()) + ${step} * interval '1 ms'
    RETURNING (extract(epoch FROM until) * 1000)::float8 AS until`;
  return Math.max(Date.now(), (row?.until ?? 0) - step * Math.max(burst ?? 1, 1));
}

async function hold(
  tx: Db,
  { fn, events, since }: Start,
  key: string,
  { period, timeout }: { period: string; timeout?: string },
): Promise<void> {
  const span = milliseconds(period) ?? 0;
  const most = timeout ? (milliseconds(timeout) ?? 0) : null;
  await tx`
    INSERT INTO buffer AS b (fn_id, key, events, size, since, due_at)
    VALUES (${fn.id}, ${`debounce|${key}`}, ${JSON.stringify(events[0])}, 1, ${since},
            now() + ${span} * interval '1 ms')
    ON CONFLICT (fn_id, key) DO UPDATE SET events = excluded.events, since = excluded.since,
      due_at = least(excluded.due_at, b.first_at + ${most}::float8 * interval '1 ms')`;
}

async function gather(
  tx: Db,
  start: Start,
  key: string,
  { maxSize, timeout }: { maxSize: number; timeout: string },
): Promise<Start | undefined> {
  const [row] = await tx<{ size: number; events: string }[]>`
    INSERT INTO buffer AS b (fn_id, key, events, size, since, due_at)
    VALUES (${start.fn.id}, ${`batch|${key}`}, ${JSON.stringify(start.events[0])}, 1,
            ${start.since}, now() + ${milliseconds(timeout) ?? 0} * interval '1 ms')
    ON CONFLICT (fn_id, key) DO UPDATE SET events = b.events || ',' || excluded.events,
      size = b.size + 1, since = excluded.since
    RETURNING size, events`;
  if (!row || row.size < maxSize) return undefined;
  await tx`DELETE FROM buffer WHERE fn_id = ${start.fn.id} AND key = ${`batch|${key}`}`;
  return { ...start, events: JSON.parse(`[${row.events}]`) as EventBody[] };
}

/** Buffers whose time is up; a full one was emptied when it filled. */
export async function takeDueBuffers(core: Core, tx: Db): Promise<Start[]> {
  const due = await tx<{ fn_id: string; events: string; since: string }[]>`
    DELETE FROM buffer WHERE due_at <= now() RETURNING fn_id, events, since`;
  return due.flatMap(({ fn_id, events, since }) => {
    const fn = core.registry.get(fn_id);
    if (!fn) return [];
    return [{ fn, events: JSON.parse(`[${events}]`) as EventBody[], since, dueAt: Date.now() }];
  });
}
