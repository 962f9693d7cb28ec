import { formatDay, instantClock } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import type { ToldIncident } from "#lib/status/read-status";
import { StateMark } from "./state-mark";
import styles from "./status.module.css";

/** What went wrong, the latest first, in a traveller's words. */
export function IncidentList({ locale, incidents }: { locale: Locale; incidents: ToldIncident[] }) {
  const t = translator(locale, "status");
  if (incidents.length === 0) return <p>{t("incidents_none")}</p>;
  return (
    <ol className={styles.incidents}>
      {incidents.map(({ part, name, state, what, began_at, ended_at }) => {
        const from = instantWords(began_at, locale);
        const words = { name: name ?? "" };
        return (
          <li key={`${part} ${began_at}`}>
            <p className={styles.when}>
              <StateMark state={ended_at ? "well" : state} />{" "}
              {ended_at
                ? t("over", { from, to: instantWords(ended_at, locale, began_at) })
                : t("open", { from })}
            </p>
            <p>{ended_at ? t(`past.${what}`, words) : t(`now.${what}`, words)}</p>
          </li>
        );
      })}
    </ol>
  );
}

/** Day and time; the time alone on the day of `after`. */
function instantWords(instant: string, locale: Locale, after?: string): string {
  const time = instantClock(new Date(instant), locale, "UTC");
  if (after?.slice(0, 10) === instant.slice(0, 10)) return time;
  return `${formatDay(instant, locale, "plain")}, ${time}`;
}
