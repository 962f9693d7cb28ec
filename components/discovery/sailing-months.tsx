import type { SailingMonth } from "#lib/discovery/read-crossing";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { formatMoney } from "#lib/money/format-money";
import styles from "./sailing-months.module.css";
import { monthWords, weekdayNames } from "./words";

type Props = {
  locale: Locale;
  /** Each with the search of the day on which it is cheapest. */
  months: (SailingMonth & { href: string })[];
};

/** What sails when: the number of sailings by month and day of the week, and from what price. */
export function SailingMonths({ locale, months }: Props) {
  const t = translator(locale, "discovery");
  const short = weekdayNames(locale, "short");
  const letters = weekdayNames(locale, "narrow");
  const long = weekdayNames(locale, "long");
  const most = Math.max(1, ...months.flatMap(({ weekdays }) => weekdays));
  return (
    <table className={styles.months}>
      <caption className="out-of-sight">{t("months_caption")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("month")}</th>
          {long.map((name, index) => (
            <th key={name} scope="col" className={styles.day}>
              <span className="out-of-sight">{name}</span>
              <span className={styles.short} aria-hidden="true">
                {short[index]}
              </span>
              <span className={styles.letter} aria-hidden="true">
                {letters[index]}
              </span>
            </th>
          ))}
          <th scope="col" className={styles.price}>
            {t("adult_from")}
          </th>
        </tr>
      </thead>
      <tbody>
        {months.map(({ month, weekdays, lowest, href }) => (
          <tr key={month}>
            <th scope="row">
              <a href={href}>{monthWords(month, locale, "year")}</a>
            </th>
            {weekdays.map((count, index) => (
              <td key={long[index]} className={`${styles.day} ${shade(count, most)}`}>
                {count > 0 ? count : <span aria-hidden="true">·</span>}
              </td>
            ))}
            <td className={styles.price}>{lowest ? formatMoney(lowest.price, locale) : ""}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The more sail, the shallower the water: the chart's own three depths. */
function shade(count: number, most: number): string {
  if (count === 0) return "";
  return (count <= most / 2 ? styles.some : styles.many) ?? "";
}
