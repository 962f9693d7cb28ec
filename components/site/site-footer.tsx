import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import styles from "./site-footer.module.css";

export function SiteFooter({ locale, isDemo }: { locale: Locale; isDemo: boolean }) {
  const t = translator(locale, "site");
  const pages = translator(locale, "discovery");
  return (
    <footer className={`${styles.footer} no-print`}>
      <div className={`wrap ${styles.row}`}>
        <p>{isDemo ? t("demo_note") : t("rights")}</p>
        <nav aria-label={t("footer")} className={styles.links}>
          <a href={`/${locale}/explore`}>{pages("explore")}</a>
          <a href={`/${locale}/find`}>{pages("find_label")}</a>
          <a href={`/${locale}/status`}>{t("status")}</a>
          <a href={`/${locale}/privacy`}>{t("privacy")}</a>
          <a href="/docs/api">{t("api")}</a>
        </nav>
      </div>
    </footer>
  );
}
