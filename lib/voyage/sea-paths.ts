import type { Executor } from "#db/client";
import { remembered } from "#lib/port/remembered";
import type { RouteFacts } from "./read-route";
import { routeLines } from "./route-lines";

/** The way by water of every route, [longitude, latitude] from port to port, by "FROM TO". */
export type SeaPaths = ReadonlyMap<string, RouteFacts["path"]>;

/** All sea paths, of the routes that the process remembers anyway. Throws `service_unavailable`. */
export function seaPaths(executor: Executor): Promise<SeaPaths> {
  return remembered("sea-paths", executor, 600, async () => {
    const lines = await routeLines(executor);
    return new Map([...lines].map(([ports, { path }]) => [ports, path]));
  });
}
