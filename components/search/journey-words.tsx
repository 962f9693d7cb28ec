import { crossingStrip } from "#lib/daylight/crossing-strip";
import { clockTime, formatDuration } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import type { Journey } from "#lib/search/journey";
import type { AtSea } from "./at-sea";
import styles from "./journey-words.module.css";

type Props = { locale: Locale; journey: Journey; sea: AtSea };

/** How long, how many ships, where one sleeps; and each port on the way, with its times. */
export function JourneyWords({ locale, journey, sea }: Props) {
  const t = translator(locale, "crossing");
  const strip = crossingStrip(journey.legs, sea.paths);
  const changes = strip.stops.filter(({ kind }) => kind === "change");
  const aboard = strip.nights.filter(({ port }) => port === null).length;
  const ashore = strip.nights.flatMap(({ port }) => port ?? []);
  const words = [
    changes.length === 0 ? t("direct") : t("changes", { count: changes.length }),
    ...(aboard > 0 ? [t("nights_aboard", { count: aboard })] : []),
    ...ashore.map(({ name }) => t("night_ashore", { port: name })),
  ];
  return (
    <div className={styles.words}>
      <p>
        <strong className="figures">{formatDuration(journey.duration_minutes)}</strong>,{" "}
        {words.map((part, index) => (index ? part : part.toLocaleLowerCase(locale))).join(", ")}
      </p>
      {strip.stops.map((stop) => {
        const port = stop.port.name;
        const wait = formatDuration(stop.minutes);
        const [arrives, departs] = [clockTime(stop.arrives_at), clockTime(stop.departs_at)];
        return (
          <p key={stop.departs_at}>
            {stop.kind === "call"
              ? t("calls_at", { port, arrives, departs })
              : stop.landing
                ? t("changes_ports", { from: stop.landing.name, port, arrives, departs, wait })
                : t("changes_at", { port, arrives, departs, wait })}
          </p>
        );
      })}
    </div>
  );
}
