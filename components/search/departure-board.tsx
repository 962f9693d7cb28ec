import { clockTime, formatDay, formatDuration } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { formatMoney } from "#lib/money/format-money";
import type { Departure } from "#lib/search/next-departure";
import { shortName } from "../crossing/crossing-sentence";
import styles from "./departure-board.module.css";

export type BoardLine = {
  from: string;
  to: string;
  href: string;
  departure: Departure;
};

/** What leaves next on the crossings people take, as it hangs in a port's hall. */
export function DepartureBoard({ locale, lines }: { locale: Locale; lines: BoardLine[] }) {
  const t = translator(locale, "home");
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby="board" className={styles.board}>
      <div className="wrap">
        <h2 id="board" className={styles.title}>
          {t("board_title")}
        </h2>
        <p className={styles.note}>{t("board_note")}</p>
        <ol className={styles.lines}>
          {lines.map(({ from, to, href, departure }) => (
            <li key={href}>
              <a className={styles.line} href={href}>
                <span className={styles.when}>
                  <time className={styles.time} dateTime={departure.departs_at}>
                    {clockTime(departure.departs_at)}
                  </time>
                  <span className={styles.day}>
                    {formatDay(departure.departs_at, locale, "short")}
                  </span>
                </span>
                <span className={styles.where}>
                  {t("route", { from: shortName(from), to: shortName(to) })}
                </span>
                <span className={styles.ship}>
                  {departure.operator}, {departure.vessel}
                </span>
                <span className={styles.hours}>{formatDuration(minutesOf(departure))}</span>
                <span className={styles.price}>
                  {t("board_price", { price: formatMoney(departure.price, locale) })}
                </span>
              </a>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}

function minutesOf({ departs_at, arrives_at }: Departure): number {
  return Math.round((Date.parse(arrives_at) - Date.parse(departs_at)) / 60_000);
}
