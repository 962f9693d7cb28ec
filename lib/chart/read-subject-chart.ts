import type { Executor } from "#db/client";
import type { Locale } from "#lib/language/locales";
import { inLanguage } from "#lib/port/port";
import { portDirectory } from "#lib/port/port-directory";
import { type RouteLines, routeLines } from "#lib/voyage/route-lines";
import { chartWords } from "./chart-words";
import { drawNetwork, type NetworkDrawing, type NetworkPort } from "./draw-network";
import type { LonLat } from "./mercator";

/** Some of the crossings we sell: `name` tells them from others, `takes` says which. */
export type NetworkSubject = {
  name: string;
  takes: (route: { from_port: string; to_port: string }) => boolean;
};

/** The size of a page's own chart: that of a single crossing's. */
const sheet = { width: 560, height: 420, letter: 15 };
/** What stays around the courses, as a share of their extent, and the least extent in degrees. */
const around = 0.16;
const leastDegrees = 1.5;

/** Drawings kept, some 20 kB each. */
const most = 60;
const kept = new WeakMap<RouteLines, Map<string, NetworkDrawing>>();

/** The chart of some crossings, as near as all of them allow; null without any. Throws `service_unavailable`. */
export async function readSubjectChart(
  executor: Executor,
  { name, takes }: NetworkSubject,
  locale: Locale,
): Promise<NetworkDrawing | null> {
  const [{ byCode }, routes] = await Promise.all([portDirectory(executor), routeLines(executor)]);
  const drawings = kept.get(routes) ?? new Map<string, NetworkDrawing>();
  kept.set(routes, drawings);
  const known = drawings.get(`${locale} ${name}`);
  if (known) return known;
  const taken = [...routes.values()].filter((route) => route.sold && takes(route));
  const both = new Set(taken.map(({ from_port, to_port }) => `${from_port} ${to_port}`));
  const lines = taken
    .filter(({ from_port, to_port }) => from_port < to_port || !both.has(`${to_port} ${from_port}`))
    .map(({ from_port, to_port, path }) => ({ from: from_port, to: to_port, path }));
  if (lines.length === 0) return null;
  const ports = [...byCode.values()].flatMap((port): NetworkPort[] => {
    const weight = lines.filter(({ from, to }) => from === port.code || to === port.code).length;
    if (weight === 0) return [];
    const shown = inLanguage(port, locale).name.replace(/ \(.*\)$/, "");
    return [{ code: port.code, name: shown, place: [port.longitude, port.latitude], weight }];
  });
  const region = regionOf([
    ...lines.flatMap(({ path }) => path),
    ...ports.map(({ place }) => place),
  ]);
  const drawing = drawNetwork({ ports, lines, words: chartWords(locale), ...sheet, region });
  for (const oldest of drawings.keys()) {
    if (drawings.size < most) break;
    drawings.delete(oldest);
  }
  drawings.set(`${locale} ${name}`, drawing);
  return drawing;
}

/** West, south, east, north around some places. */
function regionOf(places: LonLat[]): [number, number, number, number] {
  const [west, east] = widened(places.map(([longitude]) => longitude));
  const [south, north] = widened(places.map(([, latitude]) => latitude));
  return [west, south, east, north];
}

function widened(degrees: number[]): [number, number] {
  const [low, high] = [Math.min(...degrees), Math.max(...degrees)];
  const extent = Math.max(high - low, leastDegrees) * (1 + 2 * around);
  const middle = (low + high) / 2;
  return [middle - extent / 2, middle + extent / 2];
}
