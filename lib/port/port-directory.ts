import type { Executor } from "#db/client";
import { withReading } from "#db/transaction";
import type { KnownPort } from "./port";
import { forget, remembered } from "./remembered";

export type PortDirectory = {
  byCode: Map<string, KnownPort>;
  bySlug: Map<string, KnownPort>;
};

/** All ports with their names, read once a minute for the process. Throws `service_unavailable`. */
export function portDirectory(executor: Executor): Promise<PortDirectory> {
  return remembered("ports", executor, 60, async () => {
    const ports = await withReading(executor<KnownPort[]>`
      select p.code, p.slug, p.name, p.country, p.zone, p.latitude, p.longitude,
        coalesce((select json_object_agg(n.language, n.name) from port_name n
          where n.port_code = p.code and n.shown), '{}') as names
      from port p order by p.name`);
    return {
      byCode: new Map(ports.map((port) => [port.code, port])),
      bySlug: new Map(ports.map((port) => [port.slug, port])),
    };
  });
}

/** Makes the next reader see ports as they are now; for whoever changed them, and for tests. */
export function forgetPorts(): void {
  forget("ports");
}
