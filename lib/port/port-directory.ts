import type { Executor } from "#db/client";
import { withReading } from "#db/transaction";
import type { KnownPlace } from "./place";
import type { KnownPort } from "./port";
import { forget, remembered } from "./remembered";

export type PortDirectory = {
  byCode: Map<string, KnownPort>;
  bySlug: Map<string, KnownPort>;
  /** Groups of ports and countries, by slug. */
  places: Map<string, KnownPlace>;
};

type PlaceRow = Pick<KnownPlace, "slug" | "name" | "country" | "names"> & {
  kind: "group" | "country";
  ports: string[];
};

/** All ports and groups of them with their names, read once a minute for the process. Throws `service_unavailable`. */
export function portDirectory(executor: Executor): Promise<PortDirectory> {
  return remembered("ports", executor, 60, async () => {
    const reading = executor<KnownPort[]>`
      select p.code, p.slug, p.name, p.country, p.zone, p.latitude, p.longitude,
        coalesce((select json_object_agg(n.language, n.name) from port_name n
          where n.port_code = p.code and n.shown), '{}') as names
      from port p order by p.name`;
    const [ports, groups] = await withReading(Promise.all([reading, readGroups(executor)]));
    const byCode = new Map(ports.map((port) => [port.code, port]));
    const places = groups.flatMap((group) => knownPlace(group, byCode) ?? []);
    return {
      byCode,
      bySlug: new Map(ports.map((port) => [port.slug, port])),
      places: new Map(places.map((place) => [place.slug, place])),
    };
  });
}

function readGroups(executor: Executor): Promise<PlaceRow[]> {
  return executor<PlaceRow[]>`
    select g.slug, g.kind, g.name, g.country,
      array(select m.port_code::text from place_port m where m.place_slug = g.slug
        order by m.port_code) as ports,
      coalesce((select json_object_agg(n.language, n.name) from place_name n
        where n.place_slug = g.slug and n.shown), '{}') as names
    from place g order by g.name`;
}

/** A group as it is searched; one without ports is none. */
function knownPlace(
  { ports, ...group }: PlaceRow,
  byCode: Map<string, KnownPort>,
): KnownPlace | undefined {
  const known = ports.flatMap((code) => byCode.get(code) ?? []);
  const [first] = known;
  if (!first) return undefined;
  const code = group.kind === "country" ? group.country : group.slug.toUpperCase();
  return { ...group, code, zone: first.zone, ports: known };
}

/** Makes the next reader see ports as they are now; for whoever changed them, and for tests. */
export function forgetPorts(): void {
  forget("ports");
}
