import type { Executor } from "#db/client";
import { withReading } from "#db/transaction";
import { remembered } from "#lib/port/remembered";
import type { RouteFacts } from "./read-route";

/** The way by water of every route, [longitude, latitude] from port to port, by "FROM TO". */
export type SeaPaths = ReadonlyMap<string, RouteFacts["path"]>;

/** All sea paths, read once in ten minutes for the process. Throws `service_unavailable`. */
export function seaPaths(executor: Executor): Promise<SeaPaths> {
  return remembered("sea-paths", executor, 600, async () => {
    const routes = await withReading(executor<RouteFacts[]>`
      select id, from_port, to_port, distance_nm, path from route`);
    return new Map(routes.map((route) => [`${route.from_port} ${route.to_port}`, route.path]));
  });
}
