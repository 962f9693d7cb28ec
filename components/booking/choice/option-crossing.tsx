import type { RerouteLeg, RerouteOption } from "#lib/booking/rebook/reroute-options";
import { crossingStrip, type StripLeg } from "#lib/daylight/crossing-strip";
import { clockTime, formatDay } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { shortPort } from "#lib/ticket/port-words";
import type { SeaPaths } from "#lib/voyage/sea-paths";
import { crossingSentence, shortName } from "../../crossing/crossing-sentence";
import { CrossingStrip } from "../../crossing/crossing-strip";
import styles from "./choice.module.css";
import { standInWords } from "./choice-words";

type Props = {
  locale: Locale;
  option: RerouteOption;
  paths: SeaPaths;
  size?: "row" | "large";
};

/** A sailing as the departure board has it: when by each port's clock, how one crosses, on which ship, and what is otherwise than booked. */
export function OptionCrossing({ locale, option, paths, size = "row" }: Props) {
  const t = translator(locale, "choice");
  const words = translator(locale, "crossing");
  const legs = option.sailings.map(stripLeg);
  const [first, last] = [option.sailings[0], option.sailings.at(-1)];
  if (!first || !last) return null;
  const strip = crossingStrip(legs, paths);
  const later =
    Date.parse(last.arrives_at.slice(0, 10)) - Date.parse(first.departs_at.slice(0, 10));
  const days = Math.round(later / 86_400_000);
  const whose = [
    ...(days > 0 ? [words("days_later", { days })] : []),
    ...(strip.clocksDiffer ? [words("port_time", { port: shortName(last.to.name) })] : []),
  ];
  const kept = option.sailings.filter(({ moved }) => !moved);
  const ships = [...new Set(option.sailings.filter(({ moved }) => moved).map(shipOf))];
  return (
    <div className={styles.crossing}>
      <p className="out-of-sight">{crossingSentence(strip, legs, locale)}</p>
      <div className={styles.times} aria-hidden="true">
        <p className={styles.from}>
          <time className={styles.departs} dateTime={first.departs_at}>
            {clockTime(first.departs_at)}
          </time>
          <span className={styles.port}>{first.from.name}</span>
        </p>
        <p className={styles.to}>
          <time className={styles.arrives} dateTime={last.arrives_at}>
            {clockTime(last.arrives_at)}
          </time>
          {whose.length > 0 && <span className={styles.whose}>{whose.join(", ")}</span>}
          <span className={styles.port}>{last.to.name}</span>
        </p>
      </div>
      <CrossingStrip locale={locale} legs={legs} paths={paths} size={size} spoken={false} />
      <ul className={styles.notes}>
        {ships.map((ship) => (
          <li key={ship}>{ship}</li>
        ))}
        {kept.map((leg) => (
          <li key={leg.id}>
            {t("stays", {
              from: shortPort(leg.from),
              day: formatDay(leg.departs_at, locale, "short"),
              time: clockTime(leg.departs_at),
            })}
          </li>
        ))}
        {standInWords(option, locale).map((line) => (
          <li key={line} className={styles.standIn}>
            {line}
          </li>
        ))}
      </ul>
    </div>
  );

  function shipOf({ operator, vessel }: RerouteLeg): string {
    return vessel ? t("ship", { operator: operator.name, vessel }) : operator.name;
  }
}

function stripLeg({ operator, vessel, ...leg }: RerouteLeg): StripLeg {
  return { ...leg, operator: { code: operator.code }, vessel: { name: vessel ?? "" } };
}
