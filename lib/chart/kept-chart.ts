import type { Locale } from "#lib/language/locales";
import { chartWords } from "./chart-words";
import { type ChartRequest, drawChart } from "./draw-chart";
import type { ChartDrawing } from "./drawing";

/** Charts kept, some 10 kB each. */
const most = 240;
const slot = Symbol.for("gangway.charts");

/** The chart of a journey in a language, drawn once and kept while it is asked for. */
export function keptChart(request: Omit<ChartRequest, "words">, locale: Locale): ChartDrawing {
  const holder = globalThis as { [slot]?: Map<string, ChartDrawing> };
  holder[slot] ??= new Map();
  const charts = holder[slot];
  // All that is drawn is in the key, so nothing that changed can be answered with what was.
  const key = JSON.stringify([locale, request]);
  const drawing = charts.get(key) ?? drawChart({ ...request, words: chartWords(locale) });
  charts.delete(key);
  charts.set(key, drawing);
  for (const oldest of charts.keys()) {
    if (charts.size <= most) break;
    charts.delete(oldest);
  }
  return drawing;
}
