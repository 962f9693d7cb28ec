import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import styles from "./results.module.css";
import { searchHref, type TravelQuery } from "./travel-query";

export function SortLinks({ locale, query }: { locale: Locale; query: TravelQuery }) {
  const t = translator(locale, "search");
  return (
    <nav aria-label={t("sort")} className={styles.links}>
      <span>{t("sort")}</span>
      {(["price", "departure", "duration"] as const).map((sort) => (
        <a
          key={sort}
          href={searchHref(locale, query, { sort, page: 1 })}
          rel="nofollow"
          aria-current={sort === query.sort ? "true" : undefined}
        >
          {t(`sort_${sort}`)}
        </a>
      ))}
    </nav>
  );
}
