import type { Executor } from "#db/client";

export type RouteFacts = {
  id: number;
  from_port: string;
  to_port: string;
  distance_nm: number;
  /** [longitude, latitude] from port to port, by water. */
  path: [number, number][];
  /** False for a route that only an imported timetable knows. */
  sold: boolean;
};

/** A route with its way by water and its length in nautical miles, or undefined. */
export async function readRoute(executor: Executor, id: number): Promise<RouteFacts | undefined> {
  const [route] = await executor<RouteFacts[]>`
    select id, from_port, to_port, distance_nm, path, sold from route where id = ${id}`;
  return route;
}
