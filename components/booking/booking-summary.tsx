"use client";

import { useTranslations } from "use-intl/react";
import type { BookingView } from "#lib/booking/booking-view";
import type { Locale } from "#lib/language/locales";
import { formatMoney } from "#lib/money/format-money";
import styles from "./booking-summary.module.css";
import { LegList } from "./leg-list";

/** What was booked and what it costs: always on the page, whatever happens to the payment. */
export function BookingSummary({ booking, locale }: { booking: BookingView; locale: Locale }) {
  const t = useTranslations("booking");
  const { currency } = booking.total;
  const isPaid = booking.status === "CONFIRMED";
  return (
    <aside className={styles.summary} aria-label={t("summary_title")}>
      <h2 className={styles.title}>{t("summary_title")}</h2>
      <LegList booking={booking} locale={locale} />
      <ul className={styles.people}>
        {booking.passengers.map((passenger, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a position is a passenger's identity
          <li key={position}>
            <bdi>
              {passenger.first_name} {passenger.last_name}
            </bdi>
          </li>
        ))}
        {booking.vehicles.map(({ kind, registration }) => (
          <li key={`${kind} ${registration}`}>
            {t("vehicle_line", { kind })}
            {registration && `, ${registration}`}
          </li>
        ))}
      </ul>
      <table className={styles.items}>
        <caption className="out-of-sight">{t("items_title")}</caption>
        <tbody>
          {booking.items.map((item) => (
            <tr key={`${item.leg_position} ${item.label}`}>
              <th scope="row">{item.label}</th>
              <td>{formatMoney({ amount_minor: item.amount_minor, currency }, locale)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{isPaid ? t("paid") : t("total")}</th>
            <td>{formatMoney(booking.total, locale)}</td>
          </tr>
        </tfoot>
      </table>
    </aside>
  );
}
