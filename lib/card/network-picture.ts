import type { Executor } from "#db/client";
import { readNetworkChart } from "#lib/chart/read-network-chart";
import type { Locale } from "#lib/language/locales";
import { byNight } from "./by-night";
import { chartSvg } from "./chart-svg";

/** Sheets of the picture of all crossings that stand on a page. */
export const networkSheets = ["wide", "tall"] as const;
/** The same as an SVG in the colours of the day and in those of the night. */
export type NetworkPicture = { day: string; night: string; width: number; height: number };

const kept = new WeakMap<object, NetworkPicture>();

/**
 * The chart of all crossings as a picture of its own: on the page it would be sent twice, as markup and
 * for the script, and weigh more than all the rest. There is no style in it, for some browsers hold a
 * picture to the policy it comes with. Throws `service_unavailable`.
 */
export async function readNetworkPicture(
  executor: Executor,
  locale: Locale,
  sheet: (typeof networkSheets)[number],
): Promise<NetworkPicture> {
  const { drawing } = await readNetworkChart(executor, locale, sheet);
  const known = kept.get(drawing);
  if (known) return known;
  const { width, height } = drawing;
  const chart = { ...drawing, courses: drawing.courses.map(({ d }) => d), lengths: [] };
  const day = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    chartSvg(chart, true),
    "</svg>",
  ].join("");
  const picture = { day, night: byNight(day), width, height };
  kept.set(drawing, picture);
  return picture;
}
