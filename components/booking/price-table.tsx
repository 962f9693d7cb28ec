"use client";

import { useTranslations } from "use-intl/react";
import type { BookingView } from "#lib/booking/booking-view";
import type { Locale } from "#lib/language/locales";
import { formatMoney } from "#lib/money/format-money";
import styles from "./booking-summary.module.css";
import { itemsByJourney } from "./items-by-journey";

/** The one price with its lines. */
export function PriceTable({ booking, locale }: { booking: BookingView; locale: Locale }) {
  const t = useTranslations("booking");
  const { currency } = booking.total;
  const journeys = itemsByJourney(booking);
  const isShrunk = booking.cancellations.length > 0;
  return (
    <table className={styles.items}>
      <caption className="out-of-sight">{t("items_title")}</caption>
      {journeys.map(({ journeyIndex, heading, lines }) => (
        <tbody key={journeyIndex}>
          {journeys.length > 1 && (
            <tr>
              <th scope="rowgroup" colSpan={2} className={styles.group}>
                {heading}
              </th>
            </tr>
          )}
          {lines.map(({ label, amount_minor }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{formatMoney({ amount_minor, currency }, locale)}</td>
            </tr>
          ))}
        </tbody>
      ))}
      <tfoot>
        <tr>
          <th scope="row">
            {booking.status !== "CONFIRMED" ? t("total") : isShrunk ? t("total_left") : t("paid")}
          </th>
          <td>{formatMoney(booking.total, locale)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
