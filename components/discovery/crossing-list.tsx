import { formatDay } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { formatMoney } from "#lib/money/format-money";
import styles from "./crossing-list.module.css";
import type { CrossingLine } from "./views";
import { durationWords, frequencyWords, seasonWords } from "./words";

type Props = {
  locale: Locale;
  lines: CrossingLine[];
  /** False on an operator's own page. */
  hasOperators?: boolean;
};

/** Crossings in a list, each leading to its page: how long, how often, with whom, from what price. */
export function CrossingList({ locale, lines, hasOperators = true }: Props) {
  const t = translator(locale, "discovery");
  return (
    <ul className={styles.lines}>
      {lines.map(({ name, href, minutes, frequency, season, lowest, operators }) => (
        <li key={href} className={styles.line}>
          <p className={styles.name}>
            <a href={href}>{name}</a>
          </p>
          {minutes && frequency ? (
            <>
              <p className={styles.facts}>
                {[
                  durationWords(minutes, locale),
                  frequencyWords(frequency, locale),
                  ...(season ? [seasonWords(season, locale)] : []),
                  ...(hasOperators ? [operators.join(", ")] : []),
                ].join(" · ")}
              </p>
              {lowest && (
                <p className={styles.price}>
                  {t("from_price", { price: formatMoney(lowest.price, locale) })}
                  <span className={styles.day}>
                    {t("on_day", { day: formatDay(lowest.date, locale, "short") })}
                  </span>
                </p>
              )}
            </>
          ) : (
            <p className={styles.facts}>{t("no_sailings")}</p>
          )}
        </li>
      ))}
    </ul>
  );
}
