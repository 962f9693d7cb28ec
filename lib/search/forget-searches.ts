import { newsChannel } from "#lib/redis/hearing";
import { everything, takeNews } from "#lib/redis/news";
import { owe } from "#lib/redis/owed-words";
import type { Cache } from "#lib/redis/redis";
import {
  clockKey,
  pairName,
  type RoutePair,
  routeSearchesKey,
  routesKey,
  timetableName,
} from "./search-keys";
import { forgetAllScript, forgetRoutesScript } from "./search-scripts";

/**
 * Forgets every result that touches one of these routes, in every process, and keeps searches under way
 * from storing what they saw before. Call it after the commit. Answers how many results went; null when Redis is away:
 * then this process tells it as soon as it is back, and what others keep in memory lives a second.
 */
export function forgetRouteSearches(cache: Cache, pairs: RoutePair[]): Promise<number | null> {
  return forget(cache, [...new Set(pairs.map(pairName))]);
}

/**
 * forgetRouteSearches after a change of schedule, which ends the timetables kept as well. Name every pair of the
 * voyage's calls (pairsOfCalls), not only its sailings.
 */
export function forgetSchedule(cache: Cache, pairs: RoutePair[]): Promise<number | null> {
  return forget(cache, [...new Set(pairs.map(pairName)), timetableName]);
}

/** Forgets every result, e.g. after a change of prices; answers as forgetRouteSearches. */
export function forgetAllSearches(cache: Cache): Promise<number | null> {
  return forget(cache, [everything]);
}

async function forget(cache: Cache, names: string[]): Promise<number | null> {
  if (names.length === 0) return 0;
  takeNews(names);
  const count = await tell(cache, names);
  // Once more: somebody may have read the old result from Redis in the meantime.
  takeNews(names);
  if (count === null && cache.client) owe(cache, names, tell);
  return count;
}

/** Makes Redis forget and the other processes hear of it, both at once. */
async function tell(cache: Cache, names: string[]): Promise<number | null> {
  const who = [newsChannel, cache.speaker];
  const routes = names.filter((name) => name !== everything);
  const counted =
    routes.length < names.length
      ? cache.attempt((client) =>
          client.eval(forgetAllScript, 2, clockKey, routesKey, ...who, everything),
        )
      : cache.attempt((client) => {
          const keys = [clockKey, ...routes.map(routeSearchesKey)];
          return client.eval(forgetRoutesScript, keys.length, ...keys, ...who, ...routes);
        });
  return (await counted) as number | null;
}

/** Every pair of ports that a vessel's calls connect, in order: what a change of its voyage touches. */
export function pairsOfCalls(ports: string[]): RoutePair[] {
  return ports.flatMap((from_port, index) =>
    ports.slice(index + 1).map((to_port) => ({ from_port, to_port })),
  );
}
