import { formatDay } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { formatMoney } from "#lib/money/format-money";
import type { SearchAnswer } from "./results";
import styles from "./results.module.css";
import { searchHref, type TravelQuery } from "./travel-query";

type Props = { locale: Locale; query: TravelQuery; answer: SearchAnswer };

/** A day without a sailing says which days have one. */
export function NoResults({ locale, query, answer }: Props) {
  const { nearDays, isFull, out } = answer;
  const t = translator(locale, "search");
  const link = (date: string) =>
    out
      ? searchHref(locale, query, { returnDate: date, page: 1 })
      : searchHref(locale, query, {
          date,
          returnDate: query.returnDate && query.returnDate < date ? date : query.returnDate,
          page: 1,
        });
  return (
    <div className={styles.empty}>
      <h3>{isFull ? t("sold_out") : t("empty_title")}</h3>
      {isFull && <p>{t("empty_full")}</p>}
      <p>{t(nearDays.length > 0 ? "empty_lead" : isFull ? "empty_full_none" : "empty_none")}</p>
      {nearDays.length > 0 && (
        <ul className={styles.near}>
          {nearDays.map(({ date, price }) => (
            <li key={date}>
              <a href={link(date)}>
                {t("nearest_day", {
                  day: formatDay(date, locale, "short"),
                  price: formatMoney(price, locale),
                })}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
