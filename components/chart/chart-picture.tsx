import type { Locale } from "#lib/language/locales";
import styles from "./chart-picture.module.css";

const size = { width: 560, height: 420 };

type Props = {
  locale: Locale;
  /** The picture's file, and what it says in words. */
  chart: { name: string; alt: string };
};

/** A chart as a picture of its own, in the colours of the day or of the night. */
export function ChartPicture({ locale, chart }: Props) {
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
