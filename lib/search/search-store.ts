// Results in Redis: finding one, waiting for whoever computes the same, storing it.
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Cache } from "#lib/redis/redis";
import { clockKey, routeSearchesKey, routesKey, searchSeconds } from "./search-keys";
import { fillScript, readScript } from "./search-scripts";

/** A result as it was stored: the answer, the routes it touches by name, and about how large it is. */
export type Stored = { answer: object; names: string[]; size: number };
type Stamp = { epoch: string; time: string };
type Found =
  | { kind: "hit"; stored: Stored; leftMs: number }
  | { kind: "ours" | "elsewhere"; stamp: Stamp };

/** All that Redis may cost one search, in milliseconds; its client allows 50 a command. */
const redisBudgetMs = 55;
/** How long another process may be waited for that computes the same, and how often it is looked for. */
const waitForOtherMs = 40;
const lookEveryMs = 8;
const lockMs = 2_000;

/** What Redis has under a key, also after a moment's wait for another process; null when it is away or talks nonsense. */
export async function untilFound(cache: Cache, key: string): Promise<Found | null> {
  const began = performance.now();
  let found = await find(cache, key, redisBudgetMs);
  while (found?.kind === "elsewhere") {
    const spent = performance.now() - began;
    if (spent + lookEveryMs > waitForOtherMs) break;
    await sleep(lookEveryMs);
    found = await find(cache, key, redisBudgetMs - (performance.now() - began));
  }
  return found;
}

async function find(cache: Cache, key: string, ms: number): Promise<Found | null> {
  const asked = cache.attempt((client) =>
    client.eval(readScript, 3, key, clockKey, lockOf(key), randomUUID(), lockMs),
  );
  const answer = await Promise.race([asked, sleep(Math.max(1, ms), null, { ref: false })]);
  if (!Array.isArray(answer)) return null;
  if (answer.length === 2) return hitOf(...(answer as [string, number]));
  const [, epoch, time, ours] = answer as [string, string?, string?, number?];
  if (epoch === undefined || time === undefined) return null;
  return { kind: ours === 1 ? "ours" : "elsewhere", stamp: { epoch, time } };
}

/** The names stand on a line of their own before the answer. */
function hitOf(text: string, leftMs: number): Found | null {
  const lineEnd = text.indexOf("\n");
  try {
    const answer: unknown = JSON.parse(text.slice(lineEnd + 1));
    if (lineEnd < 0 || typeof answer !== "object" || !answer) return null;
    const names = text.slice(0, lineEnd).split(" ");
    return { kind: "hit", stored: { answer, names, size: text.length }, leftMs };
  } catch {
    return null;
  }
}

/** Stores a result, unless one of its routes was forgotten since the stamp was read, and opens the lock. */
export async function storeResult(
  cache: Cache,
  key: string,
  { text, names }: { text: string; names: string[] },
  { epoch, time }: Stamp,
): Promise<void> {
  const keys = [key, clockKey, lockOf(key), routesKey, ...names.map(routeSearchesKey)];
  const values = [epoch, time, searchSeconds, `${names.join(" ")}\n${text}`, ...names];
  await cache.attempt((client) => client.eval(fillScript, keys.length, ...keys, ...values));
}

/** Opens the lock of a computation that failed. */
export function unlockResult(cache: Cache, key: string): void {
  void cache.attempt((client) => client.del(lockOf(key)));
}

function lockOf(key: string): string {
  return `${key}:lock`;
}
