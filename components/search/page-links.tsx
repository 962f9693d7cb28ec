import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import styles from "./results.module.css";
import { searchHref, type TravelQuery } from "./travel-query";

type Props = {
  locale: Locale;
  query: TravelQuery;
  page: { number: number; size: number; total: number };
};

export function PageLinks({ locale, query, page }: Props) {
  const t = translator(locale, "search");
  const pages = Math.ceil(page.total / page.size);
  if (pages <= 1) return null;
  return (
    <nav aria-label={t("pages")} className={styles.links}>
      {page.number > 1 && (
        <a href={searchHref(locale, query, { page: page.number - 1 })}>{t("page_previous")}</a>
      )}
      <span>{t("page_of", { number: page.number, pages })}</span>
      {page.number < pages && (
        <a href={searchHref(locale, query, { page: page.number + 1 })}>{t("page_next")}</a>
      )}
    </nav>
  );
}
