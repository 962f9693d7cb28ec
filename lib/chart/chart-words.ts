import type { Locale } from "#lib/language/locales";
import { messagesOf } from "#lib/language/messages";
import { translator } from "#lib/language/translator";
import type { ChartWords } from "./draw-chart";

/** What a chart says in a language, apart from names of ports. */
export function chartWords(locale: Locale): ChartWords {
  const { chart, chart_waters, chart_lands } = messagesOf(locale);
  const { north, south, east, west } = chart;
  return { hemispheres: { north, south, east, west }, waters: chart_waters, lands: chart_lands };
}

/** A length at sea as charts write it, in whole nautical miles: "462 nm". */
export function milesOnChart(miles: number, locale: Locale): string {
  return translator(locale, "chart")("distance", { miles: wholeMiles(miles, locale) });
}

/** Nautical miles without a fraction, as the language writes figures. */
export function wholeMiles(miles: number, locale: Locale): string {
  return new Intl.NumberFormat(locale).format(Math.round(miles));
}
