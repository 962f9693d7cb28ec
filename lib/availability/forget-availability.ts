import type { Cache } from "#lib/redis/redis";
import { availabilityKey, leaseKey } from "./availability-keys";

/**
 * Makes the next reader ask the database, and keeps anyone who is reading now from storing what he
 * saw. Call it after the commit. False when Redis is away; what it holds then ages out in a minute.
 */
export async function forgetAvailability(cache: Cache, sailingIds: string[]): Promise<boolean> {
  if (sailingIds.length === 0) return true;
  const keys = sailingIds.flatMap((id) => [availabilityKey(id), leaseKey(id)]);
  return (await cache.attempt((client) => client.del(...keys))) !== null;
}
