import type { BookingView } from "#lib/booking/booking-view";
import { clockTime, formatDay } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { checkInBy } from "#lib/ticket/check-in-by";
import type { Crossing } from "#lib/ticket/crossings";
import { clockAt, dayAt } from "#lib/ticket/port-words";
import type { SeaPaths } from "#lib/voyage/sea-paths";
import { CrossingStrip } from "../crossing/crossing-strip";
import { fareName } from "../fare/fare-name";
import styles from "./ticket.module.css";

type Props = {
  locale: Locale;
  crossing: Crossing;
  items: BookingView["items"];
  paths: SeaPaths;
};

/** One time aboard: where, when by each port's clock, on which ship, in which cabin. */
export function TicketCrossing({ locale, crossing, items, paths }: Props) {
  const t = translator(locale, "search");
  const own = translator(locale, "ticket");
  const positions = new Set(crossing.legs.map((leg) => leg.position));
  const kept = items
    .filter((item) => positions.has(item.leg_position) && /^(cabin:|pet)/.test(item.kind))
    .map((item) => item.label);
  const fare = crossing.legs[0]?.fare;
  const ends = [
    { words: own("leaves"), port: crossing.from, time: crossing.departsAt },
    { words: own("arrives"), port: crossing.to, time: crossing.arrivesAt },
  ];
  const [departure, arrival] = ends.map(({ words, port, time }) => (
    <p key={port.code} className={styles.end}>
      <span className="out-of-sight">{words} </span>
      <time className={styles.time} dateTime={time}>
        {clockTime(time)}
      </time>{" "}
      <span className={styles.port}>{port.name}</span>{" "}
      <span>{formatDay(time, locale, "long")}</span>
    </p>
  ));
  return (
    <section className={styles.crossing}>
      <div className={styles.ends}>
        {departure}
        <div className={styles.strip}>
          <CrossingStrip locale={locale} legs={crossing.legs} paths={paths} size="large" />
        </div>
        {arrival}
      </div>
      <p className={styles.ship}>
        {crossing.operator.name}, {crossing.vessel.name}
        {fare && `, ${t("fare_from", { fare: fareName(fare, locale) })}`}
        {crossing.calls.length > 0 &&
          `, ${t("calls", {
            count: crossing.calls.length,
            ports: crossing.calls.map((port) => port.name).join(", "),
          })}`}
        {kept.length > 0 && (
          <>
            {". "}
            <strong>{[...new Set(kept)].join(" · ")}</strong>
          </>
        )}
      </p>
      <p className={styles.checkIn}>
        {crossing.legs.some(({ disruption }) => disruption?.kind === "cancelled")
          ? translator(locale, "booking")("leg_gone")
          : checkInWords(crossing, locale)}
      </p>
    </section>
  );
}

/** By when to be there; the day is said where it is not the day of departure. */
function checkInWords({ departsAt, from, legs }: Crossing, locale: Locale): string {
  const t = translator(locale, "ticket");
  const hasVehicle = legs.some((leg) => leg.vehicles.length > 0);
  const until = checkInBy(departsAt, hasVehicle ? "vehicle" : "foot");
  const time = clockAt(until, from);
  const day = dayAt(until, from, locale);
  return day === dayAt(departsAt, from, locale)
    ? t("check_in_by", { time })
    : t("check_in_by_day", { time, day });
}
