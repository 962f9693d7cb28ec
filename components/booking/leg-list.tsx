"use client";

import { useTranslations } from "use-intl/react";
import type { BookingView } from "#lib/booking/booking-view";
import { clockTime, formatDay } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { crossings } from "#lib/ticket/crossings";
import { shortPort } from "#lib/ticket/port-words";
import styles from "./booking-summary.module.css";

/** Each time aboard in two sentences, in the ports' own times. */
export function LegList({ booking, locale }: { booking: BookingView; locale: Locale }) {
  const t = useTranslations("booking");
  return (
    <ul className={styles.legs}>
      {crossings(booking.legs).map((crossing) => (
        <li key={crossing.position} className={styles.leg}>
          <p className={styles.ports}>
            {crossing.from.name} – {crossing.to.name}
          </p>
          <p>
            {t("leg_departs", {
              port: shortPort(crossing.from),
              day: formatDay(crossing.departsAt, locale, "short"),
              time: clockTime(crossing.departsAt),
            })}{" "}
            {t("leg_arrives", {
              port: shortPort(crossing.to),
              day: formatDay(crossing.arrivesAt, locale, "short"),
              time: clockTime(crossing.arrivesAt),
              city: shortPort(crossing.to),
            })}
          </p>
          <p className="quiet small">
            {crossing.operator.name}, {crossing.vessel.name}
          </p>
        </li>
      ))}
    </ul>
  );
}
