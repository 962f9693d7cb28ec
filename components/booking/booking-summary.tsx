"use client";

import { useTranslations } from "use-intl/react";
import type { BookingView } from "#lib/booking/booking-view";
import type { Locale } from "#lib/language/locales";
import styles from "./booking-summary.module.css";
import { CancelledParts } from "./cancelled-parts";
import { LegList } from "./leg-list";
import type { Phase } from "./phase-of";
import { PriceTable } from "./price-table";
import { stillThere } from "./still-there";

/** Nothing is said to be booked before it is, nor after; and to be held, only while it is. */
const titles = {
  paying: "summary_held",
  waiting: "summary_held",
  operator: "summary_held",
  confirmed: "summary_title",
  lapsed: "summary_ended",
  failed: "summary_ended",
  cancelled: "summary_ended",
} as const;

type Props = { booking: BookingView; phase: Phase; locale: Locale };

/** What was booked and what it costs: always on the page, whatever happens to the payment. */
export function BookingSummary({ booking, phase, locale }: Props) {
  const t = useTranslations("booking");
  const title = t(titles[phase]);
  return (
    <aside className={styles.summary} aria-label={title}>
      <h2 className={styles.title}>{title}</h2>
      <LegList booking={booking} locale={locale} />
      <ul className={styles.people}>
        {stillThere(booking.passengers).map((passenger) => (
          <li key={passenger.id}>
            <bdi>
              {passenger.first_name} {passenger.last_name}
            </bdi>
          </li>
        ))}
        {stillThere(booking.vehicles).map(({ id, kind, registration }) => (
          <li key={id}>
            {t("vehicle_line", { kind })}
            {registration && (
              <>
                {", "}
                <bdi>{registration}</bdi>
              </>
            )}
          </li>
        ))}
      </ul>
      <PriceTable booking={booking} locale={locale} />
      <CancelledParts booking={booking} locale={locale} />
    </aside>
  );
}
