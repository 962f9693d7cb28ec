import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { LanguageSwitch } from "./language-switch";
import styles from "./site-header.module.css";

type Props = {
  locale: Locale;
  /** False for pages that exist in one language only. */
  isTranslated?: boolean;
};

export function SiteHeader({ locale, isTranslated = true }: Props) {
  const t = translator(locale, "site");
  return (
    <header className={`${styles.header} no-print`}>
      <div className={`wrap ${styles.row}`}>
        <a className={styles.name} href={`/${locale}`}>
          <Mark />
          {t("name")}
        </a>
        <nav aria-label={t("navigation")} className={styles.links}>
          <a href={`/${locale}/my-booking`}>{t("my_booking")}</a>
          {isTranslated && <LanguageSwitch locale={locale} label={t("language")} />}
        </nav>
      </div>
    </header>
  );
}

/** A gangway: from the quay up to the ship. */
function Mark() {
  return (
    <svg className={styles.mark} viewBox="0 0 24 24" aria-hidden="true">
      <path d="M2 18 L22 8" />
      <path d="M2 22 H22" className={styles.quay} />
    </svg>
  );
}
