import type { Locale } from "#lib/language/locales";
import styles from "./chart-picture.module.css";
import type { ChartShown } from "./views";

const size = { width: 560, height: 420 };

/** A chart as a picture of its own, in the colours of the day or of the night. */
export function ChartPicture({ locale, chart }: { locale: Locale; chart: ChartShown }) {
  const at = (file: string) => `/charts/${file}.svg?lang=${locale}`;
  return (
    <picture>
      <source media="(prefers-color-scheme: dark)" srcSet={at(`${chart.name}-night`)} />
      <img
        className={styles.chart}
        src={at(chart.name)}
        {...size}
        alt={chart.alt}
        fetchPriority="high"
        decoding="async"
      />
    </picture>
  );
}
