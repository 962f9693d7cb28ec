"use client";

import { useTranslations } from "use-intl/react";
import type { BookingView } from "#lib/booking/booking-view";
import type { Disruption } from "#lib/booking/disruption/disruption";
import { clockTime, formatDay } from "#lib/language/format-time";
import { frenchJoints } from "#lib/language/french-joints";
import type { Locale } from "#lib/language/locales";
import { crossings } from "#lib/ticket/crossings";
import { shortPort } from "#lib/ticket/port-words";
import styles from "./booking-summary.module.css";
import { liveLegs } from "./still-there";

/** Each time aboard as two lines of a departure board, in the ports' own times. */
export function LegList({ booking, locale }: { booking: BookingView; locale: Locale }) {
  const t = useTranslations("booking");
  const joined = locale === "fr" ? frenchJoints : String;
  function changeWords({ kind, was_to_depart_at: was }: Disruption): string | null {
    if (kind === "cancelled") return t("leg_gone");
    if (kind === "missed") return null;
    const day = formatDay(was, locale, "short").replaceAll(" ", "\u00a0");
    return joined(t("leg_was", { day, time: clockTime(was) }));
  }
  return (
    <ul className={styles.legs}>
      {crossings(liveLegs(booking)).map(({ position, operator, vessel, ...crossing }) => {
        const moments = [
          { words: "leg_departs", port: crossing.from, time: crossing.departsAt },
          { words: "leg_arrives", port: crossing.to, time: crossing.arrivesAt },
        ] as const;
        return (
          <li key={position} className={styles.leg}>
            {moments.map(({ words, port, time }) => (
              <p key={words} className={styles.moment}>
                <time className={styles.time} dateTime={time}>
                  {clockTime(time)}
                </time>{" "}
                <span>
                  {joined(
                    t(words, {
                      port: port.name,
                      day: formatDay(time, locale, "short").replaceAll(" ", "\u00a0"),
                      city: shortPort(port),
                    }),
                  )}
                </span>
              </p>
            ))}
            <p className={`${styles.ship} quiet small`}>
              {operator.name}, {vessel.name}
            </p>
            {crossing.legs.flatMap(({ id, disruption }) => {
              const words = disruption && changeWords(disruption);
              return words ? (
                <p key={id} className={styles.changed}>
                  {words}
                </p>
              ) : (
                []
              );
            })}
          </li>
        );
      })}
    </ul>
  );
}
