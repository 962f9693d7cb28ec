import type { Cache } from "#lib/redis/redis";
import { readTally } from "./keep-tally";
import { routesKey } from "./search-keys";
import { searchMemory } from "./search-memory";
import { type Tally, timeBuckets } from "./search-tally";

type Rate = { searches: number; hits: number; hit_rate: number | null };
/** Mean and 95th percentile of so many, in milliseconds; null where there were none. */
type Times = { count: number; mean_ms: number | null; p95_ms: number | null };

/** How the cache of searches does, for staff and monitoring. */
export type CacheFigures = Rate & {
  minutes: number;
  /** Counted by all processes, or by this one alone while Redis is away. */
  of: "all" | "process";
  misses: number;
  /** Answered without Redis. */
  bypassed: number;
  cached: Times;
  uncached: Times;
  /** Those asked most first; popular are the fewest that make four of five searches. */
  routes: (Rate & {
    route: string;
    popular: boolean;
    misses: number;
    /** The minute in which it was last asked and not found; null if it was not in this time. */
    filled_at: string | null;
  })[];
  popular: Rate;
  off_peak: Rate;
  /** off: not configured. away: went on without it. */
  redis: "off" | "away" | "up";
  /** Results in Redis and about how many bytes they take, from a sample; null when it is away. */
  stored: { keys: number; bytes: number } | null;
  /** In this process. */
  memory: { entries: number; bytes: number };
};

const mostRoutes = 50;
const popularShare = 0.8;

/** The cache's figures of the last `minutes` (1 to 60): for the page of the caches, metrics and the watch. */
export async function readCacheFigures(cache: Cache, minutes = 15): Promise<CacheFigures> {
  const window = Math.min(60, Math.max(1, Math.floor(minutes)));
  const [{ tally, of, filled }, stored] = await Promise.all([
    readTally(cache, window),
    sizeOf(cache),
  ]);
  const count = (name: string) => tally.get(name) ?? 0;
  const [hits, misses, bypassed] = [count("hit"), count("miss"), count("bypass")];
  const routes = routesOf(tally, filled);
  const { entries, size } = searchMemory();
  return {
    minutes: window,
    of,
    ...rateOf(hits, hits + misses + bypassed),
    misses,
    bypassed,
    cached: timesOf(tally, "cached"),
    uncached: timesOf(tally, "uncached"),
    routes: routes.slice(0, mostRoutes),
    popular: together(routes.filter(({ popular }) => popular)),
    off_peak: together(routes.filter(({ popular }) => !popular)),
    redis: cache.state(),
    stored,
    memory: { entries: entries.size, bytes: size },
  };
}

function rateOf(hits: number, searches: number): Rate {
  return { searches, hits, hit_rate: searches > 0 ? hits / searches : null };
}

function together(routes: Rate[]): Rate {
  const sum = (of: "hits" | "searches") => routes.reduce((all, route) => all + route[of], 0);
  return rateOf(sum("hits"), sum("searches"));
}

function routesOf(tally: Tally, filled: Map<string, number>): CacheFigures["routes"] {
  const byRoute = new Map<string, { hits: number; searches: number; misses: number }>();
  for (const [name, count] of tally) {
    const [word = "", route] = name.split(":", 2);
    if (!route || word.endsWith("_le")) continue;
    const known = byRoute.get(route) ?? { hits: 0, searches: 0, misses: 0 };
    known.searches += count;
    if (word === "hit") known.hits += count;
    if (word === "miss") known.misses += count;
    byRoute.set(route, known);
  }
  const sorted = [...byRoute].sort(([, one], [, other]) => other.searches - one.searches);
  const all = sorted.reduce((sum, [, { searches }]) => sum + searches, 0);
  let before = 0;
  return sorted.map(([route, { hits, searches, misses }]) => {
    const popular = before < popularShare * all;
    before += searches;
    const minute = filled.get(route);
    const filled_at = minute === undefined ? null : new Date(minute * 60_000).toISOString();
    return { route, popular, misses, filled_at, ...rateOf(hits, searches) };
  });
}

function timesOf(tally: Tally, kind: "cached" | "uncached"): Times {
  const buckets = [...timeBuckets, Number.POSITIVE_INFINITY].map(
    (end, index) => [end, tally.get(`${kind}_le:${index}`) ?? 0] as const,
  );
  const count = buckets.reduce((sum, [, some]) => sum + some, 0);
  if (count === 0) return { count, mean_ms: null, p95_ms: null };
  let seen = 0;
  const [end] = buckets.find(([, some]) => {
    seen += some;
    return seen >= 0.95 * count;
  }) as readonly [number, number];
  // Above the last bucket nobody measured how far.
  const p95 = Number.isFinite(end) ? end : (timeBuckets.at(-1) as number);
  return { count, mean_ms: (tally.get(`${kind}_ms`) ?? 0) / count, p95_ms: p95 };
}

/**
 * KEYS: routes. ARGV: how many to weigh, how many to count at most. The results that some route knows, each
 * once; a sample of them says how many are still there, and how large. Answers {known, sampled, there, bytes}.
 */
const sizeScript = `
local known, count = {}, 0
local results = {}
for _, set in ipairs(redis.call('SMEMBERS', KEYS[1])) do
  if count >= tonumber(ARGV[2]) then break end
  for _, key in ipairs(redis.call('SMEMBERS', set)) do
    if not known[key] then known[key] = true; count = count + 1; results[count] = key end
  end
end
local step = math.max(1, math.floor(count / tonumber(ARGV[1])))
local sampled, there, bytes = 0, 0, 0
for i = 1, count, step do
  sampled = sampled + 1
  local size = redis.call('MEMORY', 'USAGE', results[i])
  if size then there = there + 1; bytes = bytes + size end
end
return {count, sampled, there, bytes}`;

async function sizeOf(cache: Cache): Promise<CacheFigures["stored"]> {
  const answer = await cache.attempt((client) => client.eval(sizeScript, 1, routesKey, 50, 20_000));
  if (!Array.isArray(answer)) return null;
  const [known, sampled, there, bytes] = answer as [number, number, number, number];
  if (sampled === 0) return { keys: 0, bytes: 0 };
  return {
    keys: Math.round((known * there) / sampled),
    bytes: Math.round((known * bytes) / sampled),
  };
}
