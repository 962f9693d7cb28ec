import { crossingsOfPort, directory } from "#lib/discovery/directory";
import { nextDeparturesOf } from "#lib/discovery/next-departures";
import { portsNearby } from "#lib/discovery/ports-nearby";
import { localDate, shiftDate } from "#lib/language/format-time";
import { translator } from "#lib/language/translator";
import { picturesOf } from "#lib/media/pictures-of";
import { inLanguage, type KnownPort } from "#lib/port/port";
import type { PortView } from "../../../components/discovery/port-page";
import type { pageContext } from "../context";
import { boardDepartures } from "./board-departures";
import { crossingLines } from "./crossing-line";
import { hrefOf } from "./discovery-hrefs";

type Context = ReturnType<typeof pageContext>;

/** A board holds so many lines, and no more days than these. */
const mostDepartures = 12;
const mostDays = 3;
const mostPictures = 6;

/** All that a port's page shows. Throws `service_unavailable`. */
export async function portView(context: Context, port: KnownPort): Promise<PortView> {
  const { language } = context;
  const known = await directory(context.sql);
  const { out, back } = crossingsOfPort(known, port.code);
  const name = (one: KnownPort) => inLanguage(one, language).name;
  const [lines, departures, pictures] = await Promise.all([
    crossingLines(context, known, out, { nameOf: ({ to }) => name(to) }),
    nextDeparturesOf(context, out),
    picturesOf(context, { kind: "port", code: port.code }, language),
  ]);
  const days = [...new Set(departures.map(({ departs_at }) => localDate(departs_at)))];
  const shown = new Set(days.slice(0, mostDays));
  const board = departures.filter(({ departs_at }) => shown.has(localDate(departs_at)));
  const order = new Intl.Collator(language);
  const byName = (one: { name: string }, other: { name: string }) =>
    order.compare(one.name, other.name);
  const sailing = new Set(lines.flatMap(({ operators }) => operators));
  return {
    name: name(port),
    country: countryName(port.country, language),
    departures: boardDepartures(context, known, board.slice(0, mostDepartures)),
    out: lines,
    pictures: pictures.slice(0, mostPictures),
    back: back
      .map((crossing) => ({ name: name(crossing.from), href: hrefOf.crossing(language, crossing) }))
      .sort(byName),
    nearby: portsNearby(known, port).map((near) => ({
      name: name(near),
      href: hrefOf.port(language, near),
    })),
    operators: known.operators
      .filter((operator) => sailing.has(operator.name))
      .map((operator) => ({ name: operator.name, href: hrefOf.operator(language, operator) })),
    chart:
      out.length + back.length > 0
        ? {
            name: `port-${port.code}`,
            alt: translator(language, "discovery")("chart_port", { port: name(port) }),
          }
        : null,
    horizon: shiftDate(context.now.toISOString().slice(0, 10), 365),
  };
}

/** ZZ is ours, for a port whose country nobody told us. */
export function countryName(code: string, language: string): string | null {
  if (code === "ZZ") return null;
  return new Intl.DisplayNames(language, { type: "region" }).of(code) ?? null;
}
