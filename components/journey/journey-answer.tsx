import { clockTime, formatDay, formatDuration, localDate } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import type { JourneyLeg } from "#lib/search/journey";
import styles from "./journey-answer.module.css";
import type { JourneyView } from "./journey-view";

/** When it leaves and when it arrives, each by its port's clock. */
export function JourneyAnswer({ locale, view }: { locale: Locale; view: JourneyView }) {
  const t = translator(locale, "journey");
  const first = view.legs[0] as JourneyLeg;
  const last = view.legs.at(-1) as JourneyLeg;
  const minutes = (Date.parse(last.arrives_at) - Date.parse(first.departs_at)) / 60_000;
  const clocksDiffer = view.notes.clockAhead !== 0;
  const ships = [...new Set(view.legs.map((leg) => `${leg.operator.name}, ${leg.vessel.name}`))];
  return (
    <div className={styles.band}>
      <div className={`wrap ${styles.inside}`}>
        {localDate(first.departs_at) >= view.today && (
          <p className={styles.back}>
            <a href={view.listHref}>
              ← {t("back_to_list", { day: formatDay(first.departs_at, locale, "short") })}
            </a>
          </p>
        )}
        <h1 className={styles.title}>
          {translator(locale, "search")("title", { from: first.from.name, to: last.to.name })}
        </h1>
        <dl className={styles.times}>
          <End
            locale={locale}
            what={t("leaves")}
            at={first.departs_at}
            port={clocksDiffer ? t("port_clock", { port: first.from.name }) : first.from.name}
            isMain
          />
          <End
            locale={locale}
            what={t("arrives")}
            at={last.arrives_at}
            port={clocksDiffer ? t("port_clock", { port: last.to.name }) : last.to.name}
          />
          <div className={styles.how}>
            <dt>{t("under_way")}</dt>
            <dd>
              <span className={styles.duration}>{formatDuration(minutes)}</span>
              <span>{ships.join(" · ")}</span>
            </dd>
          </div>
        </dl>
      </div>
    </div>
  );
}

type EndProps = { locale: Locale; what: string; at: string; port: string; isMain?: boolean };

function End({ locale, what, at, port, isMain = false }: EndProps) {
  return (
    <div>
      <dt>{what}</dt>
      <dd>
        <time className={isMain ? styles.departs : styles.arrives} dateTime={at}>
          {clockTime(at)}
        </time>
        <span className={styles.day}>{formatDay(at, locale, "long")}</span>
        <span>{port}</span>
      </dd>
    </div>
  );
}
