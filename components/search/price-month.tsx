import { formatDay } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { dayHref, firstDay, monthAnchor, monthHref } from "./day-href";
import { DayPrice } from "./day-price";
import { monthName, monthWeeks, shiftMonth, weekdays } from "./month-weeks";
import { partyWords } from "./party-words";
import { PriceBar } from "./price-bar";
import type { PriceDays, PricedDay } from "./price-days";
import styles from "./price-month.module.css";
import type { TravelQuery } from "./travel-query";
import { wholePrice } from "./whole-price";

type Props = {
  locale: Locale;
  query: TravelQuery;
  isBack: boolean;
  chosen: string;
  prices: PriceDays;
};

/** A month of prices as a chart: each day a bar as high as its cheapest direct price, and a link. */
export function PriceMonth({ locale, query, isBack, chosen, prices }: Props) {
  const t = translator(locale, "days");
  const first = firstDay(query, isBack, prices.today);
  const open = prices.days.filter(
    (day): day is Required<PricedDay> => day.price !== null && day.date >= first,
  );
  const cheapest = open.reduce<PricedDay | undefined>(
    (best, day) => (best && minorOf(best) <= minorOf(day) ? best : day),
    undefined,
  );
  const dearest = Math.max(0, ...open.map(minorOf));
  const month = monthName(prices.month, locale);
  return (
    <section id={monthAnchor} aria-labelledby="month-of-prices" className={styles.month}>
      <div className={styles.head}>
        <h2 id="month-of-prices">{t("month_title", { month })}</h2>
        <MonthLinks locale={locale} query={query} prices={prices} />
      </div>
      <p className={styles.lead}>
        {cheapest?.price ? (
          <>
            {t("cheapest")}{" "}
            <a href={dayHref(locale, query, isBack, cheapest.date)} rel="nofollow">
              {t("day_from", {
                day: formatDay(cheapest.date, locale, "short"),
                price: wholePrice(cheapest.price, locale),
              })}
            </a>
            .{" "}
          </>
        ) : (
          `${t("month_none", { month })} `
        )}
        {open.length > 0 && t("month_lead", { party: partyWords(query, locale) })}
      </p>
      {open.length > 0 && (
        <MonthTable {...{ locale, query, isBack, chosen, prices, first, dearest }} />
      )}
    </section>
  );
}

type TableProps = Props & { first: string; dearest: number };

function MonthTable({ locale, query, isBack, chosen, prices, first, dearest }: TableProps) {
  const byDate = new Map(prices.days.map((day) => [day.date, day]));
  // Weeks that are past have nothing to show.
  const weeks = monthWeeks(prices.month).filter((week) =>
    week.some((date) => date && date >= first),
  );
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {weekdays(locale).map(({ short, long }) => (
            <th key={short} scope="col" abbr={long}>
              {short}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week.find((date) => date !== null)}>
            {week.map((date, column) =>
              date ? (
                <td key={date}>
                  <Day
                    locale={locale}
                    day={byDate.get(date) ?? { date, price: null }}
                    href={date >= first ? dayHref(locale, query, isBack, date) : null}
                    isChosen={date === chosen}
                    dearest={dearest}
                  />
                </td>
              ) : (
                // biome-ignore lint/suspicious/noArrayIndexKey: a blank has nothing else to be told by.
                <td key={column} />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function minorOf(day: PricedDay): number {
  return day.price?.amount_minor ?? 0;
}

type DayProps = {
  locale: Locale;
  day: PricedDay;
  href: string | null;
  isChosen: boolean;
  dearest: number;
};

function Day({ locale, day: { date, price }, href, isChosen, dearest }: DayProps) {
  const t = translator(locale, "days");
  const number = Number(date.slice(8));
  if (!price || !href) {
    return (
      <span
        className={`${styles.day} ${styles.quiet}`}
        aria-current={isChosen ? "date" : undefined}
      >
        <span className={styles.number}>{number}</span>
        {href && <span className="out-of-sight"> {t("none")}</span>}
      </span>
    );
  }
  return (
    <a
      className={styles.day}
      href={href}
      rel="nofollow"
      aria-current={isChosen ? "date" : undefined}
    >
      <span className={styles.number}>
        {number}
        <span className="out-of-sight"> {monthName(date.slice(0, 7), locale)},</span>
      </span>
      <PriceBar className={styles.bar} minor={price.amount_minor} dearest={dearest} />{" "}
      <DayPrice locale={locale} price={price} />
    </a>
  );
}

function MonthLinks({ locale, query, prices }: Pick<Props, "locale" | "query" | "prices">) {
  const t = translator(locale, "days");
  const before = shiftMonth(prices.month, -1);
  const after = shiftMonth(prices.month, 1);
  return (
    <nav aria-label={t("other_months")} className={styles.links}>
      {before >= prices.today.slice(0, 7) && (
        <a href={monthHref(locale, query, before)} rel="nofollow">
          ← {monthName(before, locale)}
        </a>
      )}
      {after <= prices.last.slice(0, 7) && (
        <a href={monthHref(locale, query, after)} rel="nofollow">
          {monthName(after, locale)} →
        </a>
      )}
    </nav>
  );
}
