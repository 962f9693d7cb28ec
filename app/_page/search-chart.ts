import type { SearchAnswer } from "#components/search/results";
import { journeyCalls } from "#lib/chart/journey-calls";
import { type ChartCall, type RouteChartView, readRouteChart } from "#lib/chart/read-route-chart";
import type { Place } from "#lib/port/place";
import type { Journey } from "#lib/search/journey";
import { routeLines } from "#lib/voyage/route-lines";
import type { AskedSearch } from "./asked-search";
import type { pageContext } from "./context";
import { orWithout } from "./or-without";

/**
 * The chart of a search: the course between the two ports or, where no ship sails it without a call,
 * that of the first journey found. Without any, the two ports; for a group of them none.
 */
export async function searchChart(
  { from, to }: AskedSearch,
  answer: SearchAnswer | { kind: "problem" },
  { sql, language }: ReturnType<typeof pageContext>,
): Promise<RouteChartView | null> {
  if (!from || !to || from.code === to.code) return null;
  const journey = answer.kind === "found" ? (answer.out ?? answer.result.journeys[0]) : undefined;
  // Sailings may be known without the database; they are what was asked for.
  return orWithout(chartOf({ from, to }, journey, { sql, language }), null);
}

async function chartOf(
  { from, to }: { from: Place; to: Place },
  journey: Journey | undefined,
  { sql, language }: Pick<ReturnType<typeof pageContext>, "sql" | "language">,
): Promise<RouteChartView | null> {
  // Several ports have no course between them until a journey names two.
  if (!journey && (from.ports || to.ports)) return null;
  const lines = await routeLines(sql);
  const calls =
    lines.has(`${from.code} ${to.code}`) || !journey
      ? [from, to].map(({ code }): ChartCall => ({ code, kind: "end" }))
      : callsOf(journey);
  return readRouteChart(sql, calls, language, "band");
}

function callsOf({ legs }: Journey): ChartCall[] {
  return journeyCalls(
    legs.map(({ from, to, voyage_id }, index) => ({
      from: from.code,
      to: to.code,
      staysAboard: legs[index + 1]?.voyage_id === voyage_id,
    })),
  );
}
