import type { Executor } from "#db/client";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { inLanguage } from "#lib/port/port";
import { portDirectory } from "#lib/port/port-directory";
import { routeLines } from "#lib/voyage/route-lines";
import { milesOnChart, wholeMiles } from "./chart-words";
import type { ChartDrawing, StopKind } from "./drawing";
import { keptChart } from "./kept-chart";
import type { LonLat } from "./mercator";
import type { SheetName } from "./sheets";

/** A port of a journey by its code, in the order of calling. */
export type ChartCall = { code: string; kind: StopKind };

/** A drawing and what it says in words. */
export type RouteChartView = { drawing: ChartDrawing; label: string };

/**
 * The chart of a journey from port to port, or of two ports that no route joins, which then has no
 * course. Null if there are fewer than two ports we know. Throws `service_unavailable`.
 */
export async function readRouteChart(
  executor: Executor,
  calls: ChartCall[],
  locale: Locale,
  sheet: SheetName,
): Promise<RouteChartView | null> {
  const [{ byCode }, lines] = await Promise.all([portDirectory(executor), routeLines(executor)]);
  const known = calls.flatMap(({ code, kind }) => {
    const port = byCode.get(code);
    return port ? [{ port, name: inLanguage(port, locale).name, kind }] : [];
  });
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last || known.length < 2) return null;
  const legs = known.slice(1).flatMap(({ port }, index) => {
    const line = lines.get(`${known[index]?.port.code} ${port.code}`);
    return line ? [line] : [];
  });
  const drawing = keptChart(
    {
      sheet,
      stops: known.map(({ port, name, kind }) => {
        const place: LonLat = [port.longitude, port.latitude];
        return { name, place, kind };
      }),
      courses: legs.map(({ path, distance_nm }) => ({
        path,
        length: milesOnChart(distance_nm, locale),
      })),
    },
    locale,
  );
  return { drawing, label: labelOf(first.name, last.name, legs, known.length - 1, locale) };
}

/** "Chart: Tunis to Marseille, 462 nautical miles", the length only where every leg has one. */
function labelOf(
  from: string,
  to: string,
  legs: { distance_nm: number }[],
  all: number,
  locale: Locale,
): string {
  const t = translator(locale, "chart");
  if (legs.length < all) return t("label", { from, to });
  const sum = legs.reduce((miles, { distance_nm }) => miles + distance_nm, 0);
  return t("label_distance", { from, to, miles: wholeMiles(sum, locale) });
}
