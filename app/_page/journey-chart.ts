import { chartWords, milesOnChart, wholeMiles } from "#lib/chart/chart-words";
import { type ChartStop, drawChart } from "#lib/chart/draw-chart";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import type { PortDirectory } from "#lib/port/port-directory";
import type { SailingFacts } from "#lib/search/read-sailing";
import type { JourneyView } from "../../components/journey/journey-view";

/** The chart of a journey, drawn from its sailings' ways by water; null where a port has no place. */
export function journeyChart(
  sailings: SailingFacts[],
  ports: PortDirectory,
  locale: Locale,
): JourneyView["chart"] {
  const first = sailings[0];
  const last = sailings.at(-1);
  if (!first || !last) return null;
  const stops = [first.from, ...sailings.map(({ to }) => to)].flatMap(
    (port, index): ChartStop[] => {
      const place = ports.byCode.get(port.code);
      if (!place) return [];
      const isEnd = index === 0 || index === sailings.length;
      const staysAboard = sailings[index - 1]?.voyage_id === sailings[index]?.voyage_id;
      const kind = isEnd ? "end" : staysAboard ? "call" : "change";
      return [{ name: port.name, place: [place.longitude, place.latitude], kind }];
    },
  );
  const miles = sailings.reduce((sum, { route }) => sum + route.distance_nm, 0);
  const drawing = drawChart({
    stops,
    courses: sailings.map(({ route }) => ({
      path: route.path,
      length: milesOnChart(route.distance_nm, locale),
    })),
    words: chartWords(locale),
    sheet: "panel",
  });
  const label = translator(locale, "chart")("label_distance", {
    from: first.from.name,
    to: last.to.name,
    miles: wholeMiles(miles, locale),
  });
  return { drawing, label };
}
