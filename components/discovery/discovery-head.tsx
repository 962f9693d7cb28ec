import type { ReactNode } from "react";
import { ChartPicture } from "#components/chart/chart-picture";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import styles from "./discovery-head.module.css";
import type { ChartShown } from "./views";

type Props = {
  locale: Locale;
  title: string;
  lead: string;
  /** The kind of page this is one of; the index itself has none. */
  isIndex?: boolean;
  chart?: ChartShown | null;
  children?: ReactNode;
};

/** The top of a page about something: where one is, what it is, and its chart. */
export function DiscoveryHead({ locale, title, lead, isIndex = false, chart, children }: Props) {
  const t = translator(locale, "discovery");
  return (
    <div className={styles.head}>
      <div className={`wrap ${styles.inside}`}>
        <div className={styles.words}>
          {!isIndex && (
            <nav aria-label={t("breadcrumb")} className={styles.way}>
              <a href={`/${locale}/explore`}>{t("explore")}</a>
            </nav>
          )}
          <h1>{title}</h1>
          <p className={styles.lead}>{lead}</p>
          {children}
        </div>
        {chart && <ChartPicture locale={locale} chart={chart} />}
      </div>
    </div>
  );
}
