import { setTimeout as sleep } from "node:timers/promises";
import type { Cache } from "#lib/redis/redis";
import type { OperatorPool } from "./contract";

/** How long an operator's word counts, in this process and, through Redis, in all. */
const keptSeconds = 60;
/** Nobody who wants to pay waits longer for an operator. */
const patienceMs = 2_000;
const mostKept = 2_000;

/** Whose turn to be asked about has come, so that a crowd on one sailing looks nothing up. */
const turns = Symbol.for("gangway.operator.availability.turns");

/** Those of these sailings that nobody in this process has asked ahead for within the minute; asking is noted. */
export function dueToAsk(sailingIds: string[]): string[] {
  const holder = globalThis as { [turns]?: Map<string, number> };
  holder[turns] ??= new Map();
  const asked = holder[turns];
  const now = performance.now();
  const due = sailingIds.filter((id) => (asked.get(id) ?? 0) <= now);
  if (asked.size + due.length > mostKept) asked.clear();
  for (const id of due) asked.set(id, now + keptSeconds * 1_000);
  return due;
}

type Kept = { until: number; pools: Promise<OperatorPool[] | null> };
const slot = Symbol.for("gangway.operator.availability");

function memory(): Map<string, Kept> {
  const holder = globalThis as { [slot]?: Map<string, Kept> };
  holder[slot] ??= new Map();
  return holder[slot];
}

/**
 * What an operator says it has left of a sailing, at most a minute old and within 2 s; null where it
 * did not say: a dead operator stops no sale from our own allotment. One question at a time per sailing.
 */
export async function liveAvailability(
  cache: Cache,
  sailingId: string,
  ask: () => Promise<OperatorPool[]>,
): Promise<OperatorPool[] | null> {
  const kept = memory();
  const now = performance.now();
  let known = kept.get(sailingId);
  if (!known || known.until <= now) {
    known = { until: now + keptSeconds * 1_000, pools: readOrAsk(cache, sailingId, ask) };
    kept.delete(sailingId);
    kept.set(sailingId, known);
    const oldest = kept.keys().next().value;
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    const mine = known;
    void mine.pools.then((pools) => {
      // Silence is asked again by whoever comes next.
      if (pools === null && kept.get(sailingId) === mine) kept.delete(sailingId);
    });
  }
  const waiting = new AbortController();
  try {
    const late = sleep(patienceMs, null, { signal: waiting.signal, ref: false }).catch(() => null);
    return await Promise.race([known.pools, late]);
  } finally {
    waiting.abort();
  }
}

async function readOrAsk(
  cache: Cache,
  sailingId: string,
  ask: () => Promise<OperatorPool[]>,
): Promise<OperatorPool[] | null> {
  const key = `operator_availability:${sailingId}`;
  const stored = poolsIn(await cache.attempt((client) => client.get(key)));
  if (stored) return stored;
  try {
    const pools = await ask();
    void cache.attempt((client) => client.set(key, JSON.stringify(pools), "EX", keptSeconds));
    return pools;
  } catch {
    return null;
  }
}

/** What Redis holds may be anything. */
function poolsIn(text: unknown): OperatorPool[] | null {
  if (typeof text !== "string") return null;
  try {
    const pools: unknown = JSON.parse(text);
    const isPool = (one: unknown): one is OperatorPool =>
      typeof one === "object" &&
      one !== null &&
      typeof (one as OperatorPool).kind === "string" &&
      Number.isSafeInteger((one as OperatorPool).available);
    return Array.isArray(pools) && pools.every(isPool) ? pools : null;
  } catch {
    return null;
  }
}
