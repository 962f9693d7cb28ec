import { crossingStrip } from "#lib/daylight/crossing-strip";
import { clockTime, formatDuration } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import type { Journey } from "#lib/search/journey";
import type { AtSea } from "./at-sea";
import styles from "./journey-words.module.css";

type Props = { locale: Locale; journey: Journey; sea: AtSea };

/** How long, how many ships, where one sleeps; and each change of ship with the time it leaves. */
export function JourneyWords({ locale, journey, sea }: Props) {
  const t = translator(locale, "crossing");
  const strip = crossingStrip(journey.legs, sea.paths);
  const calls = strip.stops.filter(({ kind }) => kind === "call");
  const changes = strip.stops.filter(({ kind }) => kind === "change");
  const aboard = strip.nights.filter(({ port }) => port === null).length;
  const ashore = strip.nights.flatMap(({ port }) => port ?? []);
  const words = [
    changes.length === 0 ? t("direct") : t("changes", { count: changes.length }),
    ...(calls.length > 0
      ? [t("calls", { ports: calls.map(({ port }) => port.name).join(", ") })]
      : []),
    ...(aboard > 0 ? [t("nights_aboard", { count: aboard })] : []),
    ...ashore.map(({ name }) => t("night_ashore", { port: name })),
  ];
  return (
    <div className={styles.words}>
      <p>
        <strong className="figures">{formatDuration(journey.duration_minutes)}</strong>,{" "}
        {words.map((part, index) => (index ? part : part.toLocaleLowerCase(locale))).join(", ")}
      </p>
      {changes.map(({ port, minutes, arrives_at, departs_at }) => (
        <p key={departs_at}>
          {t("changes_at", {
            port: port.name,
            wait: formatDuration(minutes),
            arrives: clockTime(arrives_at),
            departs: clockTime(departs_at),
          })}
        </p>
      ))}
    </div>
  );
}
