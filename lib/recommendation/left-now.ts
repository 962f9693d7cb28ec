import type { SailingAvailability } from "#lib/availability/availability";
import { readAvailability } from "#lib/availability/read-availability";
import { newsSerial } from "#lib/redis/news";
import type { SearchContext } from "#lib/search/context";
import { keep, recall } from "#lib/search/search-memory";

/** About what one takes in memory, in bytes. */
const size = 400;

/**
 * What sailings have left: as this process knows it, for up to a minute, as long as it hears of every hold and sale
 * that changes it; else as readAvailability. A page asks for dozens, most of which nothing happened to. Throws
 * `service_unavailable`.
 */
export async function leftNow(
  { sql, cache }: Pick<SearchContext, "sql" | "cache">,
  ids: string[],
): Promise<Map<string, SailingAvailability>> {
  const found = new Map<string, SailingAvailability>();
  const isHearing = cache.isHearing();
  const bornAt = performance.now();
  for (const id of ids) {
    const known = recall(keyOf(id), isHearing, bornAt);
    if (known) found.set(id, known.value as SailingAvailability);
  }
  const missing = ids.filter((id) => !found.has(id));
  if (missing.length === 0) return found;
  // News that comes while it is read makes it old.
  const serial = newsSerial();
  for (const [id, left] of await readAvailability(sql, cache, missing)) {
    found.set(id, left);
    // What is past its time is given for one minute more, and that is all the time there is.
    keep(keyOf(id), { value: left, names: [id], serial, bornAt, freshUntil: bornAt, size });
  }
  return found;
}

function keyOf(id: string): string {
  return `left:${id}`;
}
