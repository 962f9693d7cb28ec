import { clockTime, formatDuration } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import type { JourneyLeg } from "#lib/search/journey";
import styles from "./crossing-line.module.css";

type Props = { locale: Locale; legs: JourneyLeg[]; minutes: number };

/** From port to port as a line: a call is a ring on it (one stays on board), a change of ship a gap. */
export function CrossingLine({ locale, legs, minutes }: Props) {
  const t = translator(locale, "search");
  const stops = legs.slice(1).map((leg, index) => {
    const before = legs[index] as JourneyLeg;
    return { leg, before, isCall: before.voyage_id === leg.voyage_id };
  });
  const calls = stops.filter((stop) => stop.isCall);
  const changes = stops.filter((stop) => !stop.isCall);
  const names = (some: typeof stops) => some.map(({ leg }) => leg.from.name).join(", ");
  return (
    <>
      <div className={styles.strip}>
        <p className={styles.duration}>{formatDuration(minutes)}</p>
        <p className={styles.line} aria-hidden="true">
          {stops.map(({ leg, isCall }) => (
            <span key={leg.sailing_id} className={isCall ? styles.call : styles.change} />
          ))}
        </p>
      </div>
      <div className={styles.words}>
        <p>
          {changes.length === 0
            ? t("direct")
            : t("connecting", { count: changes.length, ports: names(changes) })}
          {calls.length > 0 && `, ${t("calls", { count: calls.length, ports: names(calls) })}`}
        </p>
        {stops.map(({ leg, before }) => (
          <p key={leg.sailing_id}>
            {t("call_at", {
              port: leg.from.name,
              arrives: clockTime(before.arrives_at),
              departs: clockTime(leg.departs_at),
            })}
          </p>
        ))}
      </div>
    </>
  );
}
