import { ChartPicture } from "#components/chart/chart-picture";
import { RouteChart } from "#components/chart/route-chart";
import type { Locale } from "#lib/language/locales";
import styles from "./journey-page.module.css";
import type { JourneyView } from "./journey-view";

/**
 * The way on a chart. That of one crossing is a picture of its own, the same as on the crossing's page: it
 * stands below what is read first, and neither its drawing nor the typeface of its waters is waited for.
 */
export function JourneyChart({ locale, view }: { locale: Locale; view: JourneyView }) {
  const { chart, legs } = view;
  const [leg] = legs;
  if (!chart || !leg) return null;
  const { drawing, label } = chart;
  if (legs.length === 1 && drawing.courses.length > 0) {
    const name = `route-${leg.from.code}-${leg.to.code}`;
    return <ChartPicture locale={locale} chart={{ name, alt: label }} />;
  }
  return <RouteChart id="journey-chart" drawing={drawing} label={label} className={styles.chart} />;
}
