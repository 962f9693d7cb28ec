import { canonical } from "./canonical";
import type { Core, EventBody, Incoming } from "./core";
import { type Db, rows } from "./db";
import { endRuns, wakeTasks } from "./ends";
import { admit } from "./flow";
import { note } from "./journal";
import { type Candidate, route } from "./route";
import { insertRuns } from "./starts";
import { findWatches } from "./watch";

interface Fresh {
  n: string;
  incoming: Incoming;
}

/**
 * Takes events in: stores them, starts what they start, then wakes and cancels what waited for
 * them. All in the caller's transaction: an event answered with 200 has had all its effects.
 */
export async function accept(
  core: Core,
  tx: Db,
  batch: Incoming[],
  path = "internal",
): Promise<void> {
  let pending = batch;
  // Ends make events of their own (a failure handler), which may cancel or wake again.
  while (pending.length > 0) {
    const fresh = await store(tx, pending, path);
    const candidates = fresh.flatMap(({ n, incoming }) => route(core.registry, incoming, n));
    const { starts, made } = await admit(core, tx, await firstOnes(tx, candidates));
    await insertRuns(tx, starts);
    pending = [...made, ...(await notify(core, tx, fresh))];
  }
}

/** An event whose id here is known was stored by an earlier attempt of the same request. */
async function store(tx: Db, batch: Incoming[], path: string): Promise<Fresh[]> {
  const stored = await tx<{ n: string; id: string }[]>`
    INSERT INTO event (id, external_id, name, body)
    SELECT * FROM json_to_recordset(${rows(
      batch.map(({ id, externalId, event }) => ({
        id,
        external_id: externalId,
        name: event.name,
        body: canonical(event),
      })),
    )}::text::json) AS x(id text, external_id text, name text, body text)
    ON CONFLICT DO NOTHING RETURNING n, id`;
  const numbers = new Map(stored.map(({ id, n }) => [id, n]));
  const fresh = batch.flatMap((incoming) => {
    const n = numbers.get(incoming.id);
    return n === undefined ? [] : [{ n, incoming }];
  });
  await note(
    tx,
    fresh.map(({ incoming: { id, externalId, event } }) => ({
      method: "POST",
      path,
      effect: `event received: ${event.name}`,
      ids: externalId ? [id, externalId] : [id],
      idempotency_key: externalId,
    })),
  );
  return fresh;
}

/** Leaves the starts that are the first with their event's id, or idempotency key, in 24 hours. */
async function firstOnes(tx: Db, candidates: Candidate[]): Promise<Candidate[]> {
  const seen = new Set<string>();
  const unique = candidates.filter(({ fn, once }) => {
    const keys = once.map((key) => `${fn.id}|${key}`);
    if (keys.some((key) => seen.has(key))) return false;
    for (const key of keys) seen.add(key);
    return true;
  });
  const wanted = unique.flatMap(({ fn, once }) => once.map((key) => ({ fn_id: fn.id, key })));
  if (wanted.length === 0) return unique;
  const granted = await tx<{ fn_id: string; key: string }[]>`
    INSERT INTO once (fn_id, key, until)
    SELECT fn_id, key, now() + interval '24 hours'
    FROM json_to_recordset(${rows(wanted)}::text::json) AS x(fn_id text, key text)
    ON CONFLICT (fn_id, key) DO UPDATE SET until = excluded.until WHERE once.until <= now()
    RETURNING fn_id, key`;
  const mine = new Set(granted.map(({ fn_id, key }) => `${fn_id}|${key}`));
  return unique.filter(({ fn, once }) => once.every((key) => mine.has(`${fn.id}|${key}`)));
}

async function notify(core: Core, tx: Db, fresh: Fresh[]): Promise<Incoming[]> {
  const events = fresh.map(({ n, incoming }) => ({ n, event: incoming.event as EventBody }));
  const hits = events.length > 0 ? await findWatches(tx, events) : [];
  if (hits.length === 0) return [];
  const cancelled = [...new Set(hits.filter((hit) => !hit.task).map((hit) => hit.run))];
  // The first event that fits wakes a wait; the hits come in the order of the events.
  const wakes = new Map<string, string>();
  for (const { task, event } of hits) {
    if (task && !wakes.has(task)) wakes.set(task, canonical(event));
  }
  await wakeTasks(
    tx,
    [...wakes].map(([task, memo]) => ({ task, memo })),
  );
  return endRuns(
    core,
    tx,
    cancelled.map((run) => ({ run, status: "cancelled" as const })),
  );
}
