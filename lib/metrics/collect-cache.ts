import { gauge, restate } from "#lib/measure/measure";
import type { Cache } from "#lib/redis/redis";
import { readCacheFigures } from "#lib/search/cache-figures";

/** Reads how the cache of searches does into its gauges. */
export async function collectCache(cache: Cache): Promise<void> {
  const figures = await readCacheFigures(cache);
  const { cached, uncached, stored, memory } = figures;
  restate("gangway_search_hit_ratio_15m", [
    [{ routes: "all" }, figures.hit_rate],
    [{ routes: "popular" }, figures.popular.hit_rate],
    [{ routes: "off_peak" }, figures.off_peak.hit_rate],
  ]);
  restate("gangway_search_mean_seconds_15m", [
    [{ cached: "yes" }, inSeconds(cached.mean_ms)],
    [{ cached: "no" }, inSeconds(uncached.mean_ms)],
  ]);
  restate("gangway_search_stored_results", [[{}, stored?.keys ?? null]]);
  restate("gangway_search_stored_bytes", [[{}, stored?.bytes ?? null]]);
  gauge("gangway_search_memory_bytes", {}, memory.bytes);
  gauge("gangway_redis_up", {}, figures.redis === "up" ? 1 : 0);
}

const inSeconds = (ms: number | null) => (ms === null ? null : ms / 1_000);
