import { formatDay, shiftDate } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import styles from "./results.module.css";
import { searchHref, type TravelQuery } from "./travel-query";

type Props = { locale: Locale; query: TravelQuery; isBack: boolean; date: string };

/** The day before and the day after; of the way back, while that is chosen. */
export function DayLinks({ locale, query, isBack, date }: Props) {
  const t = translator(locale, "search");
  const link = (days: number) => {
    const other = shiftDate(date, days);
    if (isBack) return searchHref(locale, query, { returnDate: other, page: 1 });
    // A way out later than the way back takes that along.
    const returnDate = query.returnDate && query.returnDate < other ? other : query.returnDate;
    return searchHref(locale, query, { date: other, returnDate, out: "", page: 1 });
  };
  return (
    <nav aria-label={t("days")} className={styles.links}>
      {[-1, 1].map((days) => (
        <a key={days} href={link(days)} rel="nofollow">
          {days < 0 ? "← " : ""}
          {formatDay(shiftDate(date, days), locale, "short")}
          {days > 0 ? " →" : ""}
        </a>
      ))}
    </nav>
  );
}
