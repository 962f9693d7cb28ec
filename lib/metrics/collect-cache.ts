import type { Cache } from "#lib/redis/redis";
import { readCacheFigures } from "#lib/search/cache-figures";
import { metrics } from "./registry";

/** Reads how the cache of searches does into its gauges. */
export async function collectCache(cache: Cache): Promise<void> {
  const { gauge } = metrics();
  const figures = await readCacheFigures(cache);
  const { hits, misses, bypassed, hit_rate, cached, uncached, stored, memory } = figures;
  const searches = gauge("gangway_searches_15m", "Searches of the last 15 minutes", ["cache"]);
  for (const [name, count] of Object.entries({ hit: hits, miss: misses, bypass: bypassed })) {
    searches.set({ cache: name }, count);
  }
  const rate = gauge("gangway_search_hit_rate_15m", "Share of searches out of the cache", [
    "routes",
  ]);
  const rates = {
    all: hit_rate,
    popular: figures.popular.hit_rate,
    off_peak: figures.off_peak.hit_rate,
  };
  for (const [routes, share] of Object.entries(rates))
    if (share !== null) rate.set({ routes }, share);
  const mean = gauge("gangway_search_mean_ms_15m", "Mean time of a search", ["cached"]);
  const p95 = gauge("gangway_search_p95_ms_15m", "95th percentile of a search's time", ["cached"]);
  for (const [kind, times] of Object.entries({ yes: cached, no: uncached })) {
    if (times.mean_ms !== null) mean.set({ cached: kind }, times.mean_ms);
    if (times.p95_ms !== null) p95.set({ cached: kind }, times.p95_ms);
  }
  if (stored) {
    gauge("gangway_search_keys", "Results kept in Redis, about").set(stored.keys);
    gauge("gangway_search_bytes", "Bytes they take, about").set(stored.bytes);
  }
  gauge("gangway_search_memory_bytes", "Bytes of answers kept in this process").set(memory.bytes);
  gauge("gangway_redis_up", "1 when Redis answers").set(figures.redis === "up" ? 1 : 0);
}
