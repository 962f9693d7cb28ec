import { wholeMiles } from "#lib/chart/chart-words";
import { type Crossing, crossingsOfPort, directory } from "#lib/discovery/directory";
import { nextDepartures } from "#lib/discovery/next-departures";
import { readCrossing } from "#lib/discovery/read-crossing";
import { frequencyOf, seasonOf } from "#lib/discovery/season";
import { shiftDate } from "#lib/language/format-time";
import { translator } from "#lib/language/translator";
import { picturesOf } from "#lib/media/pictures-of";
import { inLanguage } from "#lib/port/port";
import type { CrossingView } from "../../../components/discovery/crossing-page";
import type { OperatorLine } from "../../../components/discovery/views";
import type { pageContext } from "../context";
import { boardDepartures } from "./board-departures";
import { hrefOf } from "./discovery-hrefs";
import { quickSearch } from "./quick-search";

type Context = ReturnType<typeof pageContext>;

/** Of a board on a crossing's own page. */
const mostDepartures = 8;
const mostPictures = 6;

/** All that a crossing's page shows. Throws `service_unavailable`. */
export async function crossingView(context: Context, crossing: Crossing): Promise<CrossingView> {
  const { language } = context;
  const [known, facts, departures] = await Promise.all([
    directory(context.sql),
    readCrossing(context, crossing),
    nextDepartures(context, crossing),
  ]);
  const { from, to } = crossing;
  const names = { from: inLanguage(from, language).name, to: inLanguage(to, language).name };
  const back = known.crossings.get(`${to.code} ${from.code}`);
  const name = (port: Crossing["from"]) => inLanguage(port, language).name;
  const others = crossingsOfPort(known, from.code)
    .out.filter((other) => other.to.code !== to.code)
    .map((other) => ({ name: name(other.to), href: hrefOf.crossing(language, other) }));
  const into = crossingsOfPort(known, to.code)
    .back.filter((other) => other.from.code !== from.code)
    .map((other) => ({ name: name(other.from), href: hrefOf.crossing(language, other) }));
  const order = new Intl.Collator(language);
  const byName = (one: { name: string }, other: { name: string }) =>
    order.compare(one.name, other.name);
  const ids = [...new Set(facts.operators.flatMap(({ vessel_ids }) => vessel_ids))];
  const ships = ids.flatMap((id) => known.vessels.find((one) => one.id === id) ?? []);
  const pictures = await Promise.all([
    ...ships.map(async ({ id, name: label }) => {
      const [picture] = await picturesOf(context, { kind: "vessel", vesselId: id }, language);
      return picture ? [{ picture, label }] : [];
    }),
    ...[from, to].map(async (port) => {
      const [picture] = await picturesOf(context, { kind: "port", code: port.code }, language);
      return picture ? [{ picture, label: name(port) }] : [];
    }),
  ]);
  const soon = departures.map(({ departs_at }) => departs_at.slice(0, 10));
  return {
    ...names,
    fromHref: hrefOf.port(language, from),
    toHref: hrefOf.port(language, to),
    miles: wholeMiles(crossing.distance_nm, language),
    minutes: facts.minutes,
    frequency: frequencyOf(facts.months),
    season: seasonOf(facts.months),
    lowest: facts.lowest,
    months: facts.months.map((month) => ({
      ...month,
      href: searchOf(context, crossing, month.lowest?.date ?? month.first_date),
    })),
    departures: boardDepartures(context, known, departures.slice(0, mostDepartures)),
    operators: facts.operators.map((own): OperatorLine => {
      const operator = known.operators.find(({ code }) => code === own.code);
      return {
        code: own.code,
        name: operator?.name ?? own.code,
        href: operator ? hrefOf.operator(language, operator) : hrefOf.explore(language),
        minutes: own.minutes,
        weekdays: own.weekdays,
        lowest: own.lowest,
        vessels: own.vessel_ids.flatMap((id) => {
          const vessel = known.vessels.find((one) => one.id === id);
          if (!vessel) return [];
          return [{ name: vessel.name, href: hrefOf.vessel(language, vessel), vessel }];
        }),
      };
    }),
    pictures: pictures.flat().slice(0, mostPictures),
    search: quickSearch(context, crossing, { departures: soon, months: facts.months }),
    chart: {
      name: `route-${from.code}-${to.code}`,
      alt: translator(language, "chart")("label_distance", {
        ...names,
        miles: wholeMiles(crossing.distance_nm, language),
      }),
    },
    back: back ? { name: "", href: hrefOf.crossing(language, back) } : null,
    others: others.sort(byName),
    into: into.sort(byName),
    horizon: shiftDate(context.now.toISOString().slice(0, 10), 365),
  };
}

function searchOf({ language }: Context, { from, to }: Crossing, date: string): string {
  const params = new URLSearchParams({ from: from.slug, to: to.slug, date, adults: "1" });
  return `/${language}/search?${params}`;
}
