import type { Executor } from "#db/client";
import { withReading } from "#db/transaction";
import { remembered } from "#lib/port/remembered";
import type { RouteFacts } from "./read-route";

/** Every route with its way by water and its length, by "FROM TO". */
export type RouteLines = ReadonlyMap<string, RouteFacts>;

/** All routes, read once in ten minutes for the process. Throws `service_unavailable`. */
export function routeLines(executor: Executor): Promise<RouteLines> {
  return remembered("route-lines", executor, 600, async () => {
    const routes = await withReading(executor<RouteFacts[]>`
      select id, from_port, to_port, distance_nm, path, sold from route order by id`);
    return new Map(routes.map((route) => [`${route.from_port} ${route.to_port}`, route]));
  });
}
