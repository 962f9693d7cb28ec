import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Cache } from "#lib/redis/redis";
import type { CacheStatus } from "./journey";
import {
  clockKey,
  pairName,
  type RoutePair,
  routeSearchesKey,
  routesKey,
  searchSeconds,
} from "./search-keys";
import { keep, recall, searchMemory } from "./search-memory";
import { fillScript, readScript } from "./search-scripts";

/** What is stored: the answer and the routes it touches. */
export type Computed<T> = { answer: T; pairs: RoutePair[] };
type Served<T> = { answer: T; cacheStatus: CacheStatus };
type Stamp = { epoch: string; time: string };

/** All that Redis may cost one search, in milliseconds; its client allows 50 a command. */
const redisBudgetMs = 55;
/** How long another process may be waited for that computes the same, and how often it is looked for. */
const waitForOtherMs = 40;
const lookEveryMs = 8;
const lockMs = 2_000;

/**
 * Answers from this process, from Redis, or by computing; one computation at a time per key, here
 * and (as long as Redis is there) among all processes. Without Redis it computes: BYPASS. Throws only
 * what `compute` throws.
 */
export async function cachedSearch<T extends object>(
  cache: Cache,
  key: string,
  compute: () => Promise<Computed<T>>,
): Promise<Served<T>> {
  const memory = searchMemory();
  const known = recall(memory, key, performance.now()) as Served<T> | undefined;
  if (known) {
    const { answer, cacheStatus } = known;
    return { answer, cacheStatus: cacheStatus === "BYPASS" ? "BYPASS" : "HIT" };
  }
  const flight = memory.flights.get(key) as Promise<Served<T>> | undefined;
  if (flight) return flight;
  const mine = readOrCompute(cache, key, compute);
  memory.flights.set(key, mine);
  try {
    const served = await mine;
    keep(memory, key, served, performance.now());
    return served;
  } finally {
    memory.flights.delete(key);
  }
}

async function readOrCompute<T extends object>(
  cache: Cache,
  key: string,
  compute: () => Promise<Computed<T>>,
): Promise<Served<T>> {
  const began = performance.now();
  let found = await read<T>(cache, key, redisBudgetMs);
  while (found?.kind === "elsewhere") {
    const spent = performance.now() - began;
    if (spent + lookEveryMs > waitForOtherMs) break;
    await sleep(lookEveryMs);
    found = await read<T>(cache, key, redisBudgetMs - (performance.now() - began));
  }
  if (found?.kind === "hit") return { answer: found.answer, cacheStatus: "HIT" };
  const computed = await compute().catch((error: unknown) => {
    // Whoever waits for us needn't wait for the lock's end.
    if (found?.kind === "ours") void cache.attempt((client) => client.del(lockOf(key)));
    throw error;
  });
  if (!found) return { answer: computed.answer, cacheStatus: "BYPASS" };
  // Nobody waits for the storing.
  void fill(cache, key, computed, found.stamp);
  return { answer: computed.answer, cacheStatus: "MISS" };
}

type Found<T> = { kind: "hit"; answer: T } | { kind: "ours" | "elsewhere"; stamp: Stamp };

/** What Redis says within `ms`; null when it is away or talks nonsense. */
async function read<T extends object>(
  cache: Cache,
  key: string,
  ms: number,
): Promise<Found<T> | null> {
  const asked = cache.attempt((client) =>
    client.eval(readScript, 3, key, clockKey, lockOf(key), randomUUID(), lockMs),
  );
  const answer = await Promise.race([asked, sleep(Math.max(1, ms), null, { ref: false })]);
  if (!Array.isArray(answer)) return null;
  const [text, epoch, time, ours] = answer as [string, string?, string?, number?];
  if (epoch !== undefined && time !== undefined) {
    return { kind: ours === 1 ? "ours" : "elsewhere", stamp: { epoch, time } };
  }
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed ? { kind: "hit", answer: parsed as T } : null;
  } catch {
    return null;
  }
}

async function fill<T>(
  cache: Cache,
  key: string,
  { answer, pairs }: Computed<T>,
  { epoch, time }: Stamp,
): Promise<void> {
  const names = [...new Set(pairs.map(pairName))];
  const keys = [key, clockKey, lockOf(key), routesKey, ...names.map(routeSearchesKey)];
  const values = [epoch, time, searchSeconds, JSON.stringify(answer), ...names];
  await cache.attempt((client) => client.eval(fillScript, keys.length, ...keys, ...values));
}

function lockOf(key: string): string {
  return `${key}:lock`;
}
