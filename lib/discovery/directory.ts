import type { Executor } from "#db/client";
import { type ListedOperator, listOperators } from "#lib/operator/list-operators";
import type { KnownPort } from "#lib/port/port";
import { type PortDirectory, portDirectory } from "#lib/port/port-directory";
import { remembered } from "#lib/port/remembered";
import { restOn } from "#lib/redis/grounds";
import { timetableName } from "#lib/search/search-keys";
import { type Fleet, fleet } from "#lib/voyage/fleet";
import { routeLines } from "#lib/voyage/route-lines";

/** A crossing we sell, one way. */
export type Crossing = { from: KnownPort; to: KnownPort; distance_nm: number };

/** All that has a page of its own. */
export type Directory = {
  ports: PortDirectory;
  /** By "FROM TO". */
  crossings: ReadonlyMap<string, Crossing>;
  operators: ListedOperator[];
  vessels: Fleet;
};

/**
 * All that has a page of its own, put together once a minute for the process. Whoever keeps a page that
 * shows it hears of a new timetable. Throws `service_unavailable`.
 */
export function directory(executor: Executor): Promise<Directory> {
  restOn({ names: [timetableName] });
  return remembered("discovery", executor, 60, async () => {
    const [ports, lines, operators, vessels] = await Promise.all([
      portDirectory(executor),
      routeLines(executor),
      listOperators(executor),
      fleet(executor),
    ]);
    const crossings = new Map<string, Crossing>();
    for (const [name, { from_port, to_port, distance_nm, sold }] of lines) {
      const [from, to] = [ports.byCode.get(from_port), ports.byCode.get(to_port)];
      if (sold && from && to) crossings.set(name, { from, to, distance_nm });
    }
    return { ports, crossings, operators, vessels };
  });
}

/** The crossings that leave a port, and those that reach it. */
export function crossingsOfPort(
  { crossings }: Directory,
  code: string,
): { out: Crossing[]; back: Crossing[] } {
  const all = [...crossings.values()];
  return {
    out: all.filter(({ from }) => from.code === code),
    back: all.filter(({ to }) => to.code === code),
  };
}
