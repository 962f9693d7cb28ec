import { type ChartCall, type RouteChartView, readRouteChart } from "#lib/chart/read-route-chart";
import type { Locale } from "#lib/language/locales";
import type { SailingFacts } from "#lib/search/read-sailing";
import { pageContext } from "./context";

/** The chart of a journey: where it begins and ends, where the ship calls and where it is changed. */
export async function journeyChart(
  sailings: SailingFacts[],
  locale: Locale,
): Promise<RouteChartView | null> {
  const calls = sailings.map(({ to, voyage_id }, index): ChartCall => {
    const next = sailings[index + 1];
    const kind = !next ? "end" : next.voyage_id === voyage_id ? "call" : "change";
    return { code: to.code, kind };
  });
  const start = sailings
    .slice(0, 1)
    .map(({ from }): ChartCall => ({ code: from.code, kind: "end" }));
  return readRouteChart(pageContext(locale).sql, [...start, ...calls], locale, "panel");
}
