import type { Executor } from "#db/client";
import { withReading } from "#db/transaction";
import { forget, remembered } from "#lib/port/remembered";

/** Two ports that a vessel sails between without a call, in this direction. */
export type ListedRoute = { id: number; from_port: string; to_port: string };

/** Every route, read once a minute for the process: who sails from where to where. */
export function listRoutes(executor: Executor): Promise<ListedRoute[]> {
  return remembered("routes", executor, 60, async () => [
    ...(await withReading(
      executor<ListedRoute[]>`select id, from_port, to_port from route order by id`,
    )),
  ]);
}

/** Makes the next reader see routes as they are now. */
export function forgetRoutes(): void {
  forget("routes");
}
