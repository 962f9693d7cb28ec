import { clockTime, formatDay, formatDuration, localDate } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { formatMoney } from "#lib/money/format-money";
import styles from "./departures-board.module.css";
import type { BoardDeparture } from "./views";

type Props = {
  locale: Locale;
  title: string;
  note: string;
  departures: BoardDeparture[];
  /**
   * Where they go, day by day; or, with the day in each line, the crossing, or on a crossing's own page, where
   * all go to one place, when they arrive.
   */
  shows: "where" | "crossing" | "arrival";
  /** What is said where nothing leaves. */
  none: string;
};

/** What leaves next, as it hangs in the port's hall, a day after the other. */
export function DeparturesBoard({ locale, title, note, departures, shows, none }: Props) {
  const days =
    shows === "where"
      ? [...new Set(departures.map(({ departs_at }) => localDate(departs_at)))]
      : [];
  return (
    <section aria-labelledby="board" className={styles.board}>
      <div className="wrap">
        <h2 id="board" className={styles.title}>
          {title}
        </h2>
        <p className={styles.note}>{departures.length > 0 ? note : none}</p>
        {days.length === 0 && departures.length > 0 && (
          <Lines locale={locale} departures={departures} shows={shows} />
        )}
        {days.map((day) => (
          <div key={day}>
            <h3 className={styles.day}>{formatDay(day, locale, "long")}</h3>
            <Lines
              locale={locale}
              departures={departures.filter(({ departs_at }) => localDate(departs_at) === day)}
              shows={shows}
            />
          </div>
        ))}
      </div>
    </section>
  );
}

type LinesProps = Pick<Props, "locale" | "departures" | "shows">;

function Lines({ locale, departures, shows }: LinesProps) {
  const t = translator(locale, "discovery");
  return (
    <ol className={shows === "where" ? styles.lines : `${styles.lines} ${styles.dated}`}>
      {departures.map((departure) => (
        <li key={departure.key}>
          <a className={styles.line} href={departure.href}>
            <span className={styles.when}>
              <time className={styles.time} dateTime={departure.departs_at}>
                {clockTime(departure.departs_at)}
              </time>
              {shows !== "where" && (
                <span className={styles.date}>
                  {formatDay(departure.departs_at, locale, "short")}
                </span>
              )}
            </span>
            <span className={styles.where}>
              {shows === "arrival" ? arrival(departure, locale) : departure.name}
            </span>
            <span className={styles.ship}>{departure.ship}</span>
            <span className={styles.hours}>{formatDuration(departure.minutes)}</span>
            {departure.price && (
              <span className={styles.price}>
                {t("from_price", { price: formatMoney(departure.price, locale) })}
              </span>
            )}
          </a>
        </li>
      ))}
    </ol>
  );
}

/** "arrives 17:00", with the day where it is another. */
function arrival({ departs_at, arrives_at }: BoardDeparture, locale: Locale): string {
  const t = translator(locale, "discovery");
  const time = clockTime(arrives_at);
  return localDate(arrives_at) === localDate(departs_at)
    ? t("arrives", { time })
    : t("arrives_day", { time, day: formatDay(arrives_at, locale, "short") });
}
