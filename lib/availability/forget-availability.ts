import { newsChannel } from "#lib/redis/hearing";
import { takeNews } from "#lib/redis/news";
import { owe } from "#lib/redis/owed-words";
import type { Cache } from "#lib/redis/redis";
import { availabilityKey, leaseKey } from "./availability-keys";

/**
 * Makes the next reader ask the database, and keeps anyone who is reading now from storing what he
 * saw; what any process keeps in memory of these sailings goes too. Call it after the commit. False when
 * Redis is away: then this process tells it as soon as it is back.
 */
export async function forgetAvailability(cache: Cache, sailingIds: string[]): Promise<boolean> {
  if (sailingIds.length === 0) return true;
  takeNews(sailingIds);
  const told = await tell(cache, sailingIds);
  // Once more: somebody may have read the old numbers from Redis in the meantime.
  takeNews(sailingIds);
  if (told === null && cache.client) owe(cache, sailingIds, tell);
  return told !== null;
}

async function tell(cache: Cache, sailingIds: string[]): Promise<unknown> {
  const keys = sailingIds.flatMap((id) => [availabilityKey(id), leaseKey(id)]);
  return await cache.attempt((client) =>
    Promise.all([
      client.del(...keys),
      client.publish(newsChannel, [cache.speaker, ...sailingIds].join(" ")),
    ]),
  );
}
