import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import type { Money } from "#lib/money/money";
import { dayHref, firstDay, monthAnchor } from "./day-href";
import { DayPrice } from "./day-price";
import styles from "./day-strip.module.css";
import { dayParts } from "./month-weeks";
import { PriceBar } from "./price-bar";
import type { PriceDays } from "./price-days";
import type { TravelQuery } from "./travel-query";

type Props = {
  locale: Locale;
  query: TravelQuery;
  isBack: boolean;
  chosen: string;
  prices: PriceDays;
  /** What the chosen day's cheapest row costs, for a day that has no direct sailing. */
  chosenPrice: Money | null;
  /** Whether a month of prices stands below. */
  hasMonth: boolean;
};

/**
 * The days around the chosen one with their cheapest direct prices. A day without one is a link too:
 * there may be a way with a change of ship.
 */
export function DayStrip({ locale, query, isBack, chosen, prices, chosenPrice, hasMonth }: Props) {
  const t = translator(locale, "days");
  const first = firstDay(query, isBack, prices.today);
  const isPriced = prices.strip.some(({ price }) => price);
  const strip = prices.strip.map(({ date, price }) => ({
    date,
    price: date === chosen ? (price ?? chosenPrice) : price,
  }));
  const dearest = Math.max(0, ...strip.map(({ price }) => price?.amount_minor ?? 0));
  return (
    <nav aria-label={t("around")} className={styles.strip}>
      <ol className={styles.days}>
        {strip.map(({ date, price }) => {
          const { weekday, day, month } = dayParts(date, locale);
          const named = (
            <>
              <span className={styles.weekday}>{weekday}</span>{" "}
              <span className={styles.day}>
                {/* In one piece: a space by itself is not read out. */}
                {`${day} `}
                <span className={styles.month}>{month}</span>
              </span>
            </>
          );
          if (date < first || date > prices.last) {
            return (
              <li key={date}>
                <span className={styles.cell}>{named}</span>
              </li>
            );
          }
          return (
            <li key={date}>
              <a
                className={styles.cell}
                href={dayHref(locale, query, isBack, date)}
                rel="nofollow"
                aria-current={date === chosen ? "date" : undefined}
              >
                {named}{" "}
                {price ? (
                  <DayPrice locale={locale} price={price} />
                ) : (
                  // Where all ways change ships, no day has a direct price, and that says nothing.
                  isPriced && <span className={styles.none}>{t("none_short")}</span>
                )}
                {price && (
                  <PriceBar className={styles.bar} minor={price.amount_minor} dearest={dearest} />
                )}
              </a>
            </li>
          );
        })}
      </ol>
      {hasMonth && (
        <p className={styles.more}>
          <a href={`#${monthAnchor}`}>{t("whole_month")}</a>
        </p>
      )}
    </nav>
  );
}
