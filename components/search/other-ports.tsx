import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import type { EmptyDay } from "./empty-day";
import styles from "./no-results.module.css";
import { searchHref, type TravelQuery } from "./travel-query";

type Props = {
  locale: Locale;
  query: TravelQuery;
  isBack: boolean;
  names: { from: string; to: string };
  served: NonNullable<EmptyDay["served"]>;
};

/** Where no ship sails from the one port to the other: where ships sail to, and where from. */
export function OtherPorts({ locale, query, isBack, names, served }: Props) {
  const t = translator(locale, "empty");
  const [start, end] = isBack
    ? [query.returnFrom || query.to, query.returnTo || query.from]
    : [query.from, query.to];
  const date = isBack ? query.returnDate : query.date;
  const link = (from: string, to: string) =>
    searchHref(locale, query, {
      from,
      to,
      date,
      returnDate: "",
      returnFrom: "",
      returnTo: "",
      out: "",
      page: 1,
    });
  const lists = [
    {
      title: t("served_from", { port: names.from }),
      ports: served.from_here.filter(({ slug }) => slug !== end),
      href: (slug: string) => link(start, slug),
    },
    {
      title: t("served_to", { port: names.to }),
      ports: served.to_there.filter(({ slug }) => slug !== start),
      href: (slug: string) => link(slug, end),
    },
  ].filter(({ ports }) => ports.length > 0);
  if (lists.length === 0) return <p>{t("served_none")}</p>;
  return (
    <div className={styles.sides}>
      {lists.map(({ title, ports, href }) => (
        <section key={title} aria-label={title} className={styles.part}>
          <h4>{title}</h4>
          <ul className={styles.list}>
            {ports.map(({ slug, name }) => (
              <li key={slug}>
                <a className={styles.line} href={href(slug)} rel="nofollow">
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
