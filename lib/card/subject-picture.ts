import type { Executor } from "#db/client";
import { readRouteChart } from "#lib/chart/read-route-chart";
import { type NetworkSubject, readSubjectChart } from "#lib/chart/read-subject-chart";
import type { Locale } from "#lib/language/locales";
import { byNight } from "./by-night";
import { chartSvg } from "./chart-svg";

/** A chart as SVG in the colours of the day and of the night. */
export type SubjectPicture = { day: string; night: string };

/** Drawings that were made into pictures, while somebody keeps the drawing. */
const kept = new WeakMap<object, SubjectPicture>();

/** The chart of one crossing as a picture of its own; null for ports that no route joins. Throws `service_unavailable`. */
export async function readCrossingPicture(
  executor: Executor,
  { from, to }: { from: string; to: string },
  locale: Locale,
): Promise<SubjectPicture | null> {
  const calls = [from, to].map((code) => ({ code, kind: "end" as const }));
  const view = await readRouteChart(executor, calls, locale, "panel");
  if (!view || view.drawing.courses.length === 0) return null;
  const { drawing } = view;
  return pictured(drawing, drawing, false);
}

/** The chart of a port's or an operator's crossings as a picture of its own; null without any. Throws `service_unavailable`. */
export async function readSubjectPicture(
  executor: Executor,
  subject: NetworkSubject,
  locale: Locale,
): Promise<SubjectPicture | null> {
  const drawing = await readSubjectChart(executor, subject, locale);
  if (!drawing) return null;
  const chart = { ...drawing, courses: drawing.courses.map(({ d }) => d), lengths: [] };
  return pictured(drawing, chart, true);
}

function pictured(
  key: object,
  chart: Parameters<typeof chartSvg>[0],
  isQuiet: boolean,
): SubjectPicture {
  const known = kept.get(key);
  if (known) return known;
  const { width, height } = chart;
  const day = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    chartSvg(chart, isQuiet),
    "</svg>",
  ].join("");
  const picture = { day, night: byNight(day) };
  kept.set(key, picture);
  return picture;
}
