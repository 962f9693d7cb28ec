import type { Executor } from "#db/client";
import { placeNamed } from "#lib/port/find-ends";
import type { KnownPlace } from "#lib/port/place";
import { type PortDirectory, portDirectory } from "#lib/port/port-directory";
import type { Cache } from "#lib/redis/redis";
import { type CacheFigures, readCacheFigures } from "#lib/search/cache-figures";

/** A route as it is asked for, by code or slug, and as staff call it. */
type Named = { from: string; to: string; name: string };

export type CacheView = Omit<CacheFigures, "routes"> & {
  routes: (CacheFigures["routes"][number] & Named)[];
  /** Processes that live, and those of them that go on without Redis, with the first moment they did. */
  processes: { active: number; without: number; since: string | null };
  /** The last times somebody of the staff cleared, 10 at most. */
  cleared: { by: string; what: string; count: number | null; at: string }[];
};

/** How the cache of searches did in the last `minutes`, 60 at most, and how Redis answers each process. */
export async function readCaches(sql: Executor, cache: Cache, minutes: number): Promise<CacheView> {
  const [figures, directory, [processes], cleared] = await Promise.all([
    readCacheFigures(cache, minutes),
    portDirectory(sql),
    sql<{ active: number; without: number; since: Date | null }[]>`
      select count(*)::int as active, count(*) filter (where redis = 'away')::int as without,
        min(redis_since) filter (where redis = 'away') as since
      from worker where seen_at > now() - interval '30 seconds'`,
    sql<{ by: string; what: string; count: number | null; at: Date }[]>`
      select coalesce(p.name, s.actor_id) as by, s.subject as what, (s.detail ->> 'count')::int as count, s.at
      from staff_action s left join account p on p.id::text = s.actor_id
      where s.at > now() - interval '7 days' and s.action = 'clear_cache' order by s.at desc limit 10`,
  ]);
  return {
    ...figures,
    routes: figures.routes.map((row) => ({ ...row, ...namedRoute(directory, row.route) })),
    processes: {
      active: processes?.active ?? 0,
      without: processes?.without ?? 0,
      since: processes?.since?.toISOString() ?? null,
    },
    cleared: cleared.map((row) => ({ ...row, at: row.at.toISOString() })),
  };
}

/** A route's name is two codes or slugs with a dash between, and slugs have dashes of their own. */
function namedRoute(directory: PortDirectory, route: string): Named {
  const parts = route.split("-");
  for (let at = 1; at < parts.length; at += 1) {
    const [from, to] = [parts.slice(0, at).join("-"), parts.slice(at).join("-")];
    const [start, goal] = [placeOf(directory, from), placeOf(directory, to)];
    if (start && goal) {
      return { from: start.slug, to: goal.slug, name: `${start.name} – ${goal.name}` };
    }
  }
  return { from: parts[0] ?? route, to: parts.slice(1).join("-"), name: route };
}

/** By code or slug; a country's code is no slug of its own. */
function placeOf(directory: PortDirectory, name: string): KnownPlace | undefined {
  return (
    placeNamed(directory, name) ??
    [...directory.places.values()].find(({ code }) => code.toUpperCase() === name.toUpperCase())
  );
}
