import type { Executor } from "#db/client";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { inLanguage } from "#lib/port/port";
import { portDirectory } from "#lib/port/port-directory";
import { type RouteLines, routeLines } from "#lib/voyage/route-lines";
import { chartWords } from "./chart-words";
import { drawNetwork, type NetworkDrawing, type NetworkPort } from "./draw-network";

/** Sizes of the picture of all crossings. */
const sheets = {
  /** Across a page: the western and central Mediterranean. */
  wide: { width: 1120, height: 560, letter: 14, region: [-6.5, 34.6, 20.5, 44.9] },
  /** On a telephone: where most of the crossings are. */
  tall: { width: 360, height: 420, letter: 13, region: [1, 36, 15.6, 44.9] },
  card: { width: 660, height: 630, letter: 20, region: [-1, 35.4, 17.6, 45] },
} as const;

export type NetworkSheet = keyof typeof sheets;
export type NetworkChartView = { drawing: NetworkDrawing; label: string };

const kept = new WeakMap<RouteLines, Map<string, NetworkChartView>>();

/** The chart of all crossings we sell, drawn once for as long as the routes stay. Throws `service_unavailable`. */
export async function readNetworkChart(
  executor: Executor,
  locale: Locale,
  sheet: NetworkSheet,
): Promise<NetworkChartView> {
  const [{ byCode }, routes] = await Promise.all([portDirectory(executor), routeLines(executor)]);
  const charts = kept.get(routes) ?? new Map<string, NetworkChartView>();
  kept.set(routes, charts);
  const known = charts.get(`${locale} ${sheet}`);
  if (known) return known;
  const lines = [...routes.values()]
    .filter(
      ({ from_port, to_port, sold }) =>
        sold && (from_port < to_port || !routes.get(`${to_port} ${from_port}`)?.sold),
    )
    .map(({ from_port, to_port, path }) => ({ from: from_port, to: to_port, path }));
  const ports = [...byCode.values()].flatMap((port): NetworkPort[] => {
    const weight = lines.filter(({ from, to }) => from === port.code || to === port.code).length;
    if (weight === 0) return [];
    const name = inLanguage(port, locale).name.replace(/ \(.*\)$/, "");
    return [{ code: port.code, name, place: [port.longitude, port.latitude], weight }];
  });
  const { width, height, letter, region } = sheets[sheet];
  const view: NetworkChartView = {
    drawing: drawNetwork({
      ports,
      lines,
      words: chartWords(locale),
      width,
      height,
      letter,
      region: [...region],
    }),
    label: translator(locale, "chart")("label_network"),
  };
  charts.set(`${locale} ${sheet}`, view);
  return view;
}
