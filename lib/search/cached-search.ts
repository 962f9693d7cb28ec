import { restOn, unheardMs } from "#lib/redis/grounds";
import { newsSerial } from "#lib/redis/news";
import type { Cache } from "#lib/redis/redis";
import type { CacheStatus } from "./journey";
import { pairName, type RoutePair, searchSeconds } from "./search-keys";
import { depart, flightOf, type Kept, keep, recall } from "./search-memory";
import { type Stored, storeResult, unlockResult, untilFound } from "./search-store";

/** What is stored: the answer, the routes it touches, and what else it rests on by name. */
export type Computed<T> = { answer: T; pairs: RoutePair[]; names?: string[] };
type Served<T> = { answer: T; cacheStatus: CacheStatus };

/**
 * Answers from this process, from Redis, or by computing; one computation at a time per key, here
 * and (as long as Redis is there) among all processes. An answer past its five minutes is served while
 * one computes the next, one that was forgotten never. Without Redis it computes: BYPASS. Throws only
 * what `compute` throws.
 */
export async function cachedSearch<T extends object>(
  cache: Cache,
  key: string,
  compute: () => Promise<Computed<T>>,
): Promise<Served<T>> {
  const now = performance.now();
  const known = recall(key, cache.isHearing(), now);
  if (known) {
    if (now > known.freshUntil && !flightOf(key)) {
      // Whoever asked has an answer; that this one failed is said to whoever asks next.
      read(cache, key, compute).catch(() => {});
    }
    restOnKept(known);
    const { answer, cacheStatus } = known.value as Served<T>;
    return { answer, cacheStatus: cacheStatus === "BYPASS" ? "BYPASS" : "HIT" };
  }
  const flight = flightOf(key) as Promise<Kept> | undefined;
  const kept = await (flight ?? read(cache, key, compute));
  restOnKept(kept);
  return kept.value as Served<T>;
}

/** Also what was made without Redis counts for its second only, however long it is kept as bytes. */
function restOnKept({ value, names, bornAt, freshUntil }: Kept): void {
  const isLate = (value as Served<object>).cacheStatus === "BYPASS";
  const leftMs = Math.max(0, freshUntil - performance.now());
  restOn({ names, bornAt, ...(isLate ? { until: Date.now() + leftMs } : {}) });
}

function read<T extends object>(
  cache: Cache,
  key: string,
  compute: () => Promise<Computed<T>>,
): Promise<Kept> {
  const serial = newsSerial();
  const bornAt = performance.now();
  const reading = readOrCompute(cache, key, compute).then(({ stored, cacheStatus, leftMs }) => {
    const kept: Kept = {
      value: { answer: stored.answer, cacheStatus } satisfies Served<object>,
      names: stored.names,
      serial,
      bornAt,
      freshUntil: performance.now() + leftMs,
      size: stored.size,
    };
    keep(key, kept);
    return kept;
  });
  return depart(key, serial, reading);
}

type Read = { stored: Stored; cacheStatus: CacheStatus; leftMs: number };

async function readOrCompute<T extends object>(
  cache: Cache,
  key: string,
  compute: () => Promise<Computed<T>>,
): Promise<Read> {
  const found = await untilFound(cache, key);
  if (found?.kind === "hit") {
    return { stored: found.stored, cacheStatus: "HIT", leftMs: found.leftMs };
  }
  const computed = await compute().catch((error: unknown) => {
    // Whoever waits for us needn't wait for the lock's end.
    if (found?.kind === "ours") unlockResult(cache, key);
    throw error;
  });
  const { answer, pairs } = computed;
  const names = [...new Set([...pairs.map(pairName), ...(computed.names ?? [])])];
  const text = JSON.stringify(answer);
  const stored = { answer, names, size: text.length };
  // Made without Redis it counts for a second, also if news can be heard.
  if (!found) return { stored, cacheStatus: "BYPASS", leftMs: unheardMs };
  const leftMs = searchSeconds * 1_000;
  // Nobody waits for the storing.
  void storeResult(cache, key, { text, names }, found.stamp);
  return { stored, cacheStatus: "MISS", leftMs };
}
