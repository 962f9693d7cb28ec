import type { Cache } from "#lib/redis/redis";
import { clockKey, pairName, type RoutePair, routeSearchesKey, routesKey } from "./search-keys";
import { forgetMemory } from "./search-memory";
import { forgetAllScript, forgetRoutesScript } from "./search-scripts";

/**
 * Forgets every result that touches one of these routes, and keeps searches under way from storing
 * what they saw before. Call it after the commit. For a change of schedule, name every pair of the
 * voyage's calls, not only its sailings. Answers how many results went; null when Redis is away
 * (what it holds then ages out in 5 minutes; the outbox should try again).
 */
export async function forgetRouteSearches(
  cache: Cache,
  pairs: RoutePair[],
): Promise<number | null> {
  forgetMemory();
  const names = [...new Set(pairs.map(pairName))];
  if (names.length === 0) return 0;
  const keys = [clockKey, ...names.map(routeSearchesKey)];
  const count = await cache.attempt((client) =>
    client.eval(forgetRoutesScript, keys.length, ...keys, ...names),
  );
  // Once more: somebody may have read the old result from Redis in the meantime.
  forgetMemory();
  return count as number | null;
}

/** Forgets every result, e.g. after a change of prices; answers as forgetRouteSearches. */
export async function forgetAllSearches(cache: Cache): Promise<number | null> {
  forgetMemory();
  const count = await cache.attempt((client) =>
    client.eval(forgetAllScript, 2, clockKey, routesKey),
  );
  forgetMemory();
  return count as number | null;
}

/** Every pair of ports that a vessel's calls connect, in order: what a change of its voyage touches. */
export function pairsOfCalls(ports: string[]): RoutePair[] {
  return ports.flatMap((from_port, index) =>
    ports.slice(index + 1).map((to_port) => ({ from_port, to_port })),
  );
}
