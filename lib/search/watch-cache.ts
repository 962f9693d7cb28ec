import type { Executor } from "#db/client";
import { closeAlert } from "#lib/alert/close-alert";
import { openAlert } from "#lib/alert/open-alert";
import type { Cache } from "#lib/redis/redis";
import { readCacheFigures } from "./cache-figures";

const leastHitRate = 0.5;
/** Fewer searches than this say nothing. */
const fewestSearches = 100;
const minutes = 15;

/** Opens an alert when under half of the searches of a quarter of an hour came out of the cache, and closes it. True while it is open. */
export async function watchCache(executor: Executor, cache: Cache): Promise<boolean> {
  const { searches, hits, hit_rate } = await readCacheFigures(cache, minutes);
  const alert = { kind: "cache_cold", subject: "", detail: { searches, hits, minutes } };
  if (searches >= fewestSearches && (hit_rate ?? 1) < leastHitRate) {
    await openAlert(executor, alert);
    return true;
  }
  await closeAlert(executor, alert);
  return false;
}
