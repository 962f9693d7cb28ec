import { VesselElevation } from "#components/vessel/vessel-elevation";
import { formatDay } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { formatMoney } from "#lib/money/format-money";
import styles from "./operator-lines.module.css";
import type { OperatorLine } from "./views";
import { durationWords, weekdayWords } from "./words";

/** Ships drawn of each operator; the others are named. */
const mostDrawn = 3;

/** Who sails a crossing: on what days, how long, from what price, and on what ships, drawn to one scale. */
export function OperatorLines({
  locale,
  operators,
}: {
  locale: Locale;
  operators: OperatorLine[];
}) {
  const t = translator(locale, "discovery");
  return (
    <ul className={styles.operators}>
      {operators.map(({ code, name, href, minutes, weekdays, lowest, vessels }) => (
        <li key={code} className={styles.operator}>
          <div className={styles.words}>
            <h3>
              <a href={href}>{name}</a>
            </h3>
            <p>{t("operator_sails", { days: weekdayWords(weekdays, locale) })}</p>
            <p className={styles.facts}>{durationWords(minutes, locale)}</p>
            {lowest && (
              <p className={styles.price}>
                {t("from_price", { price: formatMoney(lowest.price, locale) })}
                <span className={styles.facts}>
                  {" "}
                  {t("on_day", { day: formatDay(lowest.date, locale, "short") })}
                </span>
              </p>
            )}
          </div>
          <ul className={styles.ships}>
            {vessels.map((ship, index) => (
              <li key={ship.href}>
                {index < mostDrawn && (
                  <VesselElevation locale={locale} vessel={ship.vessel} size="small" />
                )}
                <a href={ship.href}>{ship.name}</a>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
