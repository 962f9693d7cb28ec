import type { Executor } from "#db/client";
import { readNetworkChart } from "#lib/chart/read-network-chart";
import type { Locale } from "#lib/language/locales";
import { chartSvg } from "./chart-svg";
import { nightPalette, palette } from "./palette";

/** Sheets of the picture of all crossings that stand on a page. */
export const networkSheets = ["wide", "tall"] as const;
export type NetworkPicture = { svg: string; width: number; height: number };

const kept = new WeakMap<object, NetworkPicture>();

/**
 * The chart of all crossings as a picture of its own, by day and by night: on the page it would be sent
 * twice, as markup and for the script, and weigh more than all the rest. Throws `service_unavailable`.
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
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    `<style>@media(prefers-color-scheme:dark){${night()}}</style>`,
    chartSvg(chart, true),
    "</svg>",
  ].join("");
  const picture = { svg, width, height };
  kept.set(drawing, picture);
  return picture;
}

/** Each colour of the day stands for the night's in its place. */
function night(): string {
  return Object.entries(palette)
    .flatMap(([name, day]) => {
      const dark = nightPalette[name as keyof typeof palette];
      return [`[fill="${day}"]{fill:${dark}}`, `[stroke="${day}"]{stroke:${dark}}`];
    })
    .join("");
}
