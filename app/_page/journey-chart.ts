import { journeyCalls } from "#lib/chart/journey-calls";
import { type RouteChartView, readRouteChart } from "#lib/chart/read-route-chart";
import type { Locale } from "#lib/language/locales";
import type { SailingFacts } from "#lib/search/read-sailing";
import { pageContext } from "./context";

/** The chart of a journey: where it begins and ends, where the ship calls and where it is changed. */
export async function journeyChart(
  sailings: SailingFacts[],
  locale: Locale,
): Promise<RouteChartView | null> {
  const calls = journeyCalls(
    sailings.map(({ from, to, voyage_id }, index) => ({
      from: from.code,
      to: to.code,
      staysAboard: sailings[index + 1]?.voyage_id === voyage_id,
    })),
  );
  return readRouteChart(pageContext(locale).sql, calls, locale, "panel");
}
