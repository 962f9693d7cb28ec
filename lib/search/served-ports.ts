import type { Executor } from "#db/client";
import { withReading } from "#db/transaction";
import type { Language } from "#lib/fare/item-label";
import { inLanguage, type Port } from "#lib/port/port";
import { portDirectory } from "#lib/port/port-directory";
import { type Ports, portsIn } from "./ports-in";

/**
 * The ports to which ships sail directly from a port (or a group of them), and those from which they sail directly to
 * another, on or after a date; each list by name in the language.
 */
export async function servedPorts(
  { sql, language }: { sql: Executor; language: Language },
  { from_port, to_port, date }: { from_port: Ports; to_port: Ports; date: string },
): Promise<{ from_here: Port[]; to_there: Port[] }> {
  const [here, there] = [portsIn(from_port), portsIn(to_port)];
  const [routes, ports] = await Promise.all([
    withReading(sql<{ from_port: string; to_port: string }[]>`
      select r.from_port, r.to_port from route r
      where (r.from_port in ${sql(here)} or r.to_port in ${sql(there)}) and r.sold
        and exists (select 1 from sailing s where s.from_port = r.from_port
          and s.to_port = r.to_port and s.departure_date >= ${date}::date and s.status <> 'timetable')`),
    portDirectory(sql),
  ]);
  const order = new Intl.Collator(language);
  const named = (codes: string[]) =>
    [...new Set(codes)]
      .flatMap((code) => ports.byCode.get(code) ?? [])
      .map((port) => inLanguage(port, language))
      .sort((one, other) => order.compare(one.name, other.name));
  return {
    from_here: named(
      routes.flatMap((route) => (here.includes(route.from_port) ? route.to_port : [])),
    ),
    to_there: named(
      routes.flatMap((route) => (there.includes(route.to_port) ? route.from_port : [])),
    ),
  };
}
