import { randomUUID } from "node:crypto";
import type { Executor } from "#db/client";
import { withReading } from "#db/transaction";
import type { Cache } from "#lib/redis/redis";
import type { SailingAvailability } from "./availability";
import {
  availabilityKey,
  availabilitySeconds,
  fillScript,
  leaseKey,
  leaseSeconds,
  readScript,
} from "./availability-keys";
import { parseCached, queryAvailability } from "./query-availability";

/**
 * What sailings have left, at most a minute old; ids nobody knows are absent. Without Redis it comes
 * from the database. A value read before an invalidation is never stored after it: the reader's
 * lease is gone by then. Throws `service_unavailable` when the database is away.
 */
export async function readAvailability(
  executor: Executor,
  cache: Cache,
  sailingIds: string[],
): Promise<Map<string, SailingAvailability>> {
  const ids = [...new Set(sailingIds)];
  const found = new Map<string, SailingAvailability>();
  if (ids.length === 0) return found;
  const leases = await readCached(cache, ids, found);
  const missing = ids.filter((id) => !found.has(id));
  if (missing.length === 0) return found;

  const fresh = await withReading(queryAvailability(executor, missing));
  for (const [id, availability] of fresh) found.set(id, availability);
  // Nobody waits for the filling.
  if (leases) void fill(cache, fresh, leases);
  return found;
}

/** Adds what Redis knows to `found`; answers the leases of the rest, or null when Redis is away. */
async function readCached(
  cache: Cache,
  ids: string[],
  found: Map<string, SailingAvailability>,
): Promise<Map<string, string> | null> {
  const keys = [...ids.map(availabilityKey), ...ids.map(leaseKey)];
  const answer = (await cache.attempt((client) =>
    client.eval(readScript, keys.length, ...keys, randomUUID(), leaseSeconds),
  )) as string[] | null;
  if (!Array.isArray(answer)) return null;
  const leases = new Map<string, string>();
  ids.forEach((id, index) => {
    const cached = parseCached(id, answer[index]);
    if (cached) found.set(id, cached);
    const lease = answer[ids.length + index];
    if (lease) leases.set(id, lease);
  });
  return leases;
}

async function fill(
  cache: Cache,
  fresh: Map<string, SailingAvailability>,
  leases: Map<string, string>,
): Promise<void> {
  const ids = [...fresh.keys()].filter((id) => leases.has(id));
  if (ids.length === 0) return;
  const keys = [...ids.map(availabilityKey), ...ids.map(leaseKey)];
  const values = ids.map((id) => JSON.stringify(fresh.get(id)?.pools));
  const held = ids.map((id) => leases.get(id) as string);
  await cache.attempt((client) =>
    client.eval(fillScript, keys.length, ...keys, availabilitySeconds, ...values, ...held),
  );
}
