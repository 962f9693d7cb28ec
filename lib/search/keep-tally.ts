import type { Cache } from "#lib/redis/redis";
import { searchTallies, type Tally } from "./search-tally";

const everyMs = 5_000;
const keptSeconds = 3_900;
const keptMinutes = 60;
/** Fields added in one go; the rest goes with the next. */
const mostAtOnce = 1_000;

const minuteKey = (minute: number) => `search_tally:${minute}`;

/** KEYS: the minute's. ARGV: its seconds, then names and what to add. */
const addScript = `
for i = 2, #ARGV, 2 do redis.call('HINCRBYFLOAT', KEYS[1], ARGV[i], ARGV[i + 1]) end
redis.call('EXPIRE', KEYS[1], ARGV[1])
return 1`;

/** Hands what this process counts to Redis every five seconds; what Redis can't take now it gets later. Returns what stops it. */
export function startTally(cache: Cache): () => void {
  const timer = setInterval(() => void handOver(cache), everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** Adds what was counted since the last time to what all processes counted. */
export async function handOver(cache: Cache): Promise<void> {
  const { pending } = searchTallies();
  for (const [minute, tally] of [...pending]) {
    const fields = [...tally].slice(0, mostAtOnce);
    // Taken out first: what is counted meanwhile stays. An answer that comes too late counts twice, once a breaker.
    for (const [name] of fields) tally.delete(name);
    const told = await cache.attempt((client) =>
      client.eval(addScript, 1, minuteKey(minute), keptSeconds, ...fields.flat()),
    );
    if (told === null) {
      for (const [name, count] of fields) tally.set(name, (tally.get(name) ?? 0) + count);
      return;
    }
    if (tally.size === 0) pending.delete(minute);
  }
}

/**
 * What was counted in the last `minutes` (60 at most): by all processes, as of a few seconds ago, or by
 * this one alone while Redis is away. And in which minute each route was last filled: asked and not found.
 */
export async function readTally(
  cache: Cache,
  minutes: number,
): Promise<{ tally: Tally; of: "all" | "process"; filled: Map<string, number> }> {
  const last = Math.floor(Date.now() / 60_000);
  const wanted = Array.from({ length: minutes }, (_, index) => last - index);
  await handOver(cache);
  const found = await cache.attempt((client) =>
    Promise.all(wanted.map((minute) => client.hgetall(minuteKey(minute)))),
  );
  const tally: Tally = new Map();
  const parts = found
    ? found.map((fields) => Object.entries(fields))
    : wanted.map((minute) => [...(searchTallies().minutes.get(minute) ?? [])]);
  for (const [name, count] of parts.flat()) tally.set(name, (tally.get(name) ?? 0) + Number(count));
  return { tally, of: found ? "all" : "process", filled: lastFills(wanted, parts) };
}

/** The youngest minute in which each route had a miss; minutes come youngest first. */
function lastFills(minutes: number[], parts: [string, string | number][][]): Map<string, number> {
  const filled = new Map<string, number>();
  for (const [index, minute] of minutes.entries()) {
    for (const [name] of parts[index] ?? []) {
      const route = name.startsWith("miss:") ? name.slice("miss:".length) : null;
      if (route !== null && !filled.has(route)) filled.set(route, minute);
    }
  }
  return filled;
}

/**
 * How many searches were answered in each of the last 60 minutes, by minutes since 1970, as all processes counted
 * them; null while Redis is away.
 */
export async function searchesByMinute(cache: Cache): Promise<Map<number, number> | null> {
  const last = Math.floor(Date.now() / 60_000);
  const wanted = Array.from({ length: keptMinutes }, (_, index) => last - index);
  await handOver(cache);
  const found = await cache.attempt((client) =>
    Promise.all(wanted.map((minute) => client.hmget(minuteKey(minute), "hit", "miss", "bypass"))),
  );
  if (!found) return null;
  return new Map(
    wanted.map((minute, index) => [
      minute,
      (found[index] ?? []).reduce<number>((sum, count) => sum + Number(count ?? 0), 0),
    ]),
  );
}
