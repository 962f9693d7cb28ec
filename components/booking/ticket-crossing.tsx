import type { BookingView } from "#lib/booking/booking-view";
import { clockTime, formatDay } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import type { Crossing } from "#lib/ticket/crossings";
import { fareName } from "../fare/fare-name";
import styles from "./ticket.module.css";

type Props = { locale: Locale; crossing: Crossing; items: BookingView["items"] };

/** One time aboard: where, when by each port's clock, on which ship, in which cabin. */
export function TicketCrossing({ locale, crossing, items }: Props) {
  const t = translator(locale, "search");
  const positions = new Set(crossing.legs.map((leg) => leg.position));
  const kept = items
    .filter((item) => positions.has(item.leg_position) && /^(cabin:|pet)/.test(item.kind))
    .map((item) => item.label);
  const fare = crossing.legs[0]?.fare;
  const ends = [
    { port: crossing.from, time: crossing.departsAt },
    { port: crossing.to, time: crossing.arrivesAt },
  ];
  return (
    <section className={styles.crossing}>
      <div className={styles.ends}>
        {ends.map(({ port, time }) => (
          <p key={port.code} className={styles.end}>
            <time className={styles.time} dateTime={time}>
              {clockTime(time)}
            </time>
            <span className={styles.port}>{port.name}</span>
            <span>{formatDay(time, locale, "long")}</span>
          </p>
        ))}
      </div>
      <p className={styles.ship}>
        {crossing.operator.name}, {crossing.vessel.name}
        {fare && `, ${t("fare_from", { fare: fareName(fare, locale) })}`}
        {crossing.calls.length > 0 &&
          `, ${t("calls", {
            count: crossing.calls.length,
            ports: crossing.calls.map((port) => port.name).join(", "),
          })}`}
      </p>
      {kept.length > 0 && <p className={styles.kept}>{[...new Set(kept)].join(" · ")}</p>}
    </section>
  );
}
