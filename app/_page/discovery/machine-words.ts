import { config } from "#lib/config/config";
import type { Crossing, Directory } from "#lib/discovery/directory";
import {
  boatTerminal,
  breadcrumbs,
  crossingTrip,
  departureTrip,
  type JsonLd,
  organization,
  serialised,
  vesselNode,
} from "#lib/discovery/json-ld";
import type { NextDeparture } from "#lib/discovery/next-departures";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import type { ShownPicture } from "#lib/media/pictures-of";
import type { Money } from "#lib/money/money";
import type { ListedOperator } from "#lib/operator/list-operators";
import { inLanguage, type KnownPort } from "#lib/port/port";
import type { FleetVessel } from "#lib/voyage/fleet";
import { hrefOf } from "./discovery-hrefs";

const whole = (path: string) => new URL(path, config().APP_URL).href;

/** From the front page by way of the index to a page, in words for machines. */
function wayTo(locale: Locale, name: string, href: string): JsonLd {
  const home = { name: translator(locale, "site")("name"), url: whole(`/${locale}`) };
  const index = {
    name: translator(locale, "discovery")("explore"),
    url: whole(hrefOf.explore(locale)),
  };
  return breadcrumbs([home, index, { name, url: whole(href) }]);
}

/** Each at its widest. */
function images(pictures: ShownPicture[]): string[] {
  return pictures.flatMap(({ sizes }) => {
    const widest = sizes.at(-1)?.webp;
    return widest ? [whole(widest)] : [];
  });
}

function terminal(locale: Locale, port: KnownPort, pictures: ShownPicture[] = []): JsonLd {
  const { name } = inLanguage(port, locale);
  const url = whole(hrefOf.port(locale, port));
  return boatTerminal(port, { name, url }, images(pictures));
}

function operatorNode(
  locale: Locale,
  operator: ListedOperator,
  pictures: ShownPicture[] = [],
): JsonLd {
  const url = whole(hrefOf.operator(locale, operator));
  return organization({ name: operator.name, url }, images(pictures));
}

const refOf = (node: JsonLd) => ({ "@id": String(node["@id"]) });

/** A crossing: its two ports, who sails it, what it costs at least, and the departures on the page. */
export function crossingWords(
  locale: Locale,
  { operators }: Directory,
  crossing: Crossing,
  shown: { name: string; lowest: Money | null; departures: NextDeparture[]; sailedBy: string[] },
): string {
  const [from, to] = [terminal(locale, crossing.from), terminal(locale, crossing.to)];
  const url = whole(hrefOf.crossing(locale, crossing));
  const ends = { name: shown.name, departure: refOf(from), arrival: refOf(to) };
  const nodes = new Map(
    operators
      .filter(({ code }) => shown.sailedBy.includes(code))
      .map((operator) => [operator.code, operatorNode(locale, operator)]),
  );
  const trips = shown.departures.flatMap((departure) => {
    const provider = nodes.get(departure.operator_code);
    if (!provider) return [];
    const journey = whole(`/${locale}/journeys/${departure.id}`);
    return [departureTrip({ ...ends, url: journey }, { ...departure, provider: refOf(provider) })];
  });
  const providers = [...nodes.values()].map(refOf);
  return serialised([
    wayTo(locale, shown.name, hrefOf.crossing(locale, crossing)),
    from,
    to,
    ...nodes.values(),
    crossingTrip({ ...ends, url }, { lowest: shown.lowest, providers }),
    ...trips,
  ]);
}

export function portWords(
  locale: Locale,
  port: KnownPort,
  { name, pictures }: { name: string; pictures: ShownPicture[] },
): string {
  const way = wayTo(locale, name, hrefOf.port(locale, port));
  return serialised([way, terminal(locale, port, pictures)]);
}

export function operatorWords(
  locale: Locale,
  operator: ListedOperator,
  { pictures }: { pictures: ShownPicture[] },
): string {
  const way = wayTo(locale, operator.name, hrefOf.operator(locale, operator));
  return serialised([way, operatorNode(locale, operator, pictures)]);
}

export function vesselWords(
  locale: Locale,
  { operators }: Directory,
  { vessel, pictures }: { vessel: FleetVessel; pictures: ShownPicture[] },
): string {
  const url = whole(hrefOf.vessel(locale, vessel));
  const operator = operators.find(({ code }) => code === vessel.operator_code);
  const own = operator ? [operatorNode(locale, operator)] : [];
  const operatorUrl = operator ? whole(hrefOf.operator(locale, operator)) : url;
  return serialised([
    wayTo(locale, vessel.name, hrefOf.vessel(locale, vessel)),
    ...own,
    vesselNode(vessel, { url, operatorUrl }, images(pictures)),
  ]);
}
