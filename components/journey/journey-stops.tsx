import { clockTime, formatDuration } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import type { JourneyLeg } from "#lib/search/journey";
import styles from "./journey-notes.module.css";

/** Where the ship calls or is changed on the way, with its times; nothing on a crossing without a stop. */
export function JourneyStops({ locale, legs }: { locale: Locale; legs: JourneyLeg[] }) {
  const t = translator(locale, "crossing");
  if (legs.length < 2) return null;
  return (
    <ol className={styles.notes}>
      {legs.slice(1).map((leg, index) => {
        const before = legs[index] as JourneyLeg;
        const minutes = (Date.parse(leg.departs_at) - Date.parse(before.arrives_at)) / 60_000;
        const words = {
          port: leg.from.name,
          arrives: clockTime(before.arrives_at),
          departs: clockTime(leg.departs_at),
        };
        const wait = formatDuration(minutes);
        return (
          <li key={leg.sailing_id}>
            {leg.voyage_id === before.voyage_id
              ? t("call", words)
              : leg.from.code === before.to.code
                ? t("changes_at", { ...words, wait })
                : t("changes_ports", { ...words, wait, from: before.to.name })}
          </li>
        );
      })}
    </ol>
  );
}
