import { newsChannel } from "#lib/redis/hearing";
import { takeNews } from "#lib/redis/news";
import type { Cache } from "#lib/redis/redis";
import { availabilityKey, leaseKey } from "./availability-keys";

/**
 * Makes the next reader ask the database, and keeps anyone who is reading now from storing what he
 * saw; what any process keeps in memory of these sailings goes too. Call it after the commit. False when Redis is away; what it holds then ages out in a minute.
 */
export async function forgetAvailability(cache: Cache, sailingIds: string[]): Promise<boolean> {
  if (sailingIds.length === 0) return true;
  const keys = sailingIds.flatMap((id) => [availabilityKey(id), leaseKey(id)]);
  takeNews(sailingIds);
  const told = await cache.attempt((client) =>
    Promise.all([
      client.del(...keys),
      client.publish(newsChannel, [cache.speaker, ...sailingIds].join(" ")),
    ]),
  );
  return told !== null;
}
