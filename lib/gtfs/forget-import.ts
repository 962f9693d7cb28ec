import type { Cache } from "#lib/redis/redis";
import { forgetAllSearches, forgetSchedule } from "#lib/search/forget-searches";
import type { ImportedFeed } from "./import-feed";

/**
 * Forgets what caches say of an imported timetable: searches on the routes of sailings that we sell, the
 * timetables kept, and all searches if fares changed. Answers how many results went, null when Redis is away.
 */
export async function forgetImport(
  cache: Cache,
  { outcome, pairs, fares }: Pick<ImportedFeed, "outcome" | "pairs" | "fares">,
): Promise<number | null> {
  if (fares.changed_fares > 0) return await forgetAllSearches(cache);
  return outcome === "unchanged" && pairs.length === 0 ? 0 : await forgetSchedule(cache, pairs);
}
