import { formatDay } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import type { Doubt, Understood } from "#lib/search/ask/understood";
import styles from "./told-search.module.css";
import { searchHref, type TravelQuery } from "./travel-query";

/** A line that somebody wrote, and what was made of it. */
export type ToldSearch = { text: string; understood: Understood };

type Props = { locale: Locale; query: TravelQuery; told: ToldSearch };

/** What was taken one way and may be meant another, each with the other way as a link; what was not read. */
export function ToldSearch({ locale, query, told }: Props) {
  const t = translator(locale, "ask");
  const { doubts, unread } = told.understood;
  return (
    <div className={styles.told}>
      <p>{t("told", { text: told.text })}</p>
      {doubts.length + unread.length > 0 && (
        <ul className={styles.list}>
          {doubts.map((doubt) => (
            <li key={`${doubt.what} ${"text" in doubt ? doubt.text : ""}`}>
              {wordsOf(doubt, locale)}
              {othersOf(doubt, query, locale).map(({ text, href }) => (
                <a key={href} href={href} rel="nofollow">
                  {text}
                </a>
              ))}
            </li>
          ))}
          {unread.length > 0 && (
            <li>
              {t("unread", { words: unread.map((words) => t("quoted", { words })).join(", ") })}
            </li>
          )}
        </ul>
      )}
    </div>
  );
}

function wordsOf(doubt: Doubt, locale: Locale): string {
  const t = translator(locale, "ask");
  switch (doubt.what) {
    case "place":
      return t("place", { text: doubt.text, place: doubt.place.name });
    case "date":
    case "weekday":
    case "day_missing":
      return t(doubt.what, { text: doubt.text, day: formatDay(doubt.date, locale, "long") });
    case "no_such_day":
    case "past":
      return t(doubt.what, { text: doubt.text });
    default:
      return t(doubt.what);
  }
}

/** The same search with what else may have been meant. */
function othersOf(doubt: Doubt, query: TravelQuery, locale: Locale) {
  const t = translator(locale, "ask");
  if (doubt.what === "date") {
    const changes = query.date === doubt.date ? { date: doubt.other } : { returnDate: doubt.other };
    const text = t("rather", { other: formatDay(doubt.other, locale, "long") });
    return [{ text, href: searchHref(locale, query, changes) }];
  }
  if (doubt.what !== "place") return [];
  const end = query.from === doubt.place.slug ? "from" : "to";
  return doubt.others.map(({ slug, name }) => ({
    text: t("rather", { other: name }),
    href: searchHref(locale, query, { [end]: slug }),
  }));
}
