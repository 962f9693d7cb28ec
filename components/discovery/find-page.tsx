import type { Discovery } from "#lib/discovery/discover";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import styles from "./discovery.module.css";
import { DiscoveryHead } from "./discovery-head";
import { FindForm } from "./find-form";
import found from "./find-page.module.css";

export type FindView = {
  q: string;
  /** A crossing also leads to its search. */
  found: (Discovery & { href: string; searchHref: string | null })[];
};

/** What was found for a few words. */
export function FindPage({ locale, view }: { locale: Locale; view: FindView }) {
  const t = translator(locale, "discovery");
  const { q } = view;
  return (
    <>
      <DiscoveryHead locale={locale} title={t("find_title")} lead={t("find_lead")}>
        <FindForm locale={locale} q={q} />
      </DiscoveryHead>
      <div className={`wrap ${styles.parts}`}>
        {q !== "" && (
          <section aria-labelledby="found">
            <h2 id="found">{t("found_title", { count: view.found.length, q })}</h2>
            {view.found.length === 0 && (
              <p>
                {t("found_none")} <a href={`/${locale}/explore`}>{t("explore")}</a>
              </p>
            )}
            <ol className={found.found}>
              {view.found.map(({ kind, name, href, searchHref }) => (
                <li key={href} className={found.line}>
                  <span className={found.kind}>{t(`kind_${kind}`)}</span>
                  <a className={found.name} href={href}>
                    {name}
                  </a>
                  {searchHref && (
                    <a
                      className={found.search}
                      href={searchHref}
                      aria-label={t("search_label", { crossing: name })}
                    >
                      {t("search")}
                    </a>
                  )}
                </li>
              ))}
            </ol>
          </section>
        )}
      </div>
    </>
  );
}
