import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import styles from "./popular-crossings.module.css";

export type Crossing = { from: string; to: string; href: string };

export function PopularCrossings({ locale, crossings }: { locale: Locale; crossings: Crossing[] }) {
  const t = translator(locale, "home");
  if (crossings.length === 0) return null;
  return (
    <section aria-labelledby="crossings" className={styles.section}>
      <h2 id="crossings">{t("routes_title")}</h2>
      <ul className={styles.list}>
        {crossings.map(({ from, to, href }) => (
          <li key={href}>
            <a className={styles.link} href={href}>
              {t("route", { from, to })}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
