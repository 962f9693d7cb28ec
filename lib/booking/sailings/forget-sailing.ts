import type { Database } from "#db/client";
import { forgetAvailability } from "#lib/availability/forget-availability";
import type { Cache } from "#lib/redis/redis";
import { forgetSchedule, pairsOfCalls } from "#lib/search/forget-searches";

/** Where a sailing is changed, and who must hear of it. */
export type SailingScope = { database: Pick<Database, "sql">; cache: Cache };

/**
 * Forgets what caches say of a sailing that was changed (its times, its sale, its capacity): its places, and
 * the timetables and searches between any two calls of its voyage. After the commit. Redis away is no failure.
 */
export async function forgetSailing(
  { database, cache }: SailingScope,
  sailingId: string,
): Promise<void> {
  const sailings = await database.sql<{ from_port: string; to_port: string }[]>`
    select s.from_port, s.to_port from sailing known join sailing s on s.voyage_id = known.voyage_id
    where known.id = ${sailingId} order by s.sequence`;
  const calls = [
    ...sailings.slice(0, 1).map((one) => one.from_port),
    ...sailings.map((one) => one.to_port),
  ];
  await Promise.all([
    forgetAvailability(cache, [sailingId]),
    forgetSchedule(cache, pairsOfCalls(calls)),
  ]);
}
