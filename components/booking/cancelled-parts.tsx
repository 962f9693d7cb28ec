"use client";

import { useTranslations } from "use-intl/react";
import type { BookingView } from "#lib/booking/booking-view";
import { formatDay } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { formatMoney } from "#lib/money/format-money";
import styles from "./booking-summary.module.css";

/** What was cancelled of a booking while the rest stayed: each time with its lines, what came back and what was kept. */
export function CancelledParts({ booking, locale }: { booking: BookingView; locale: Locale }) {
  const t = useTranslations("booking");
  const { currency } = booking.total;
  return booking.cancellations.map((part) => (
    <table key={part.id} className={styles.items}>
      <caption className={styles.part}>
        {t("part_cancelled", {
          day: formatDay(part.cancelled_at, locale, "plain"),
        })}
      </caption>
      <tbody>
        {summed(part.items).map(([label, amount_minor]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{formatMoney({ amount_minor, currency }, locale)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t("part_back")}</th>
          <td>{formatMoney(part.refund, locale)}</td>
        </tr>
      </tfoot>
    </table>
  ));
}

/** The same line of several crossings is one. */
function summed(items: BookingView["items"]): [string, number][] {
  const sums = new Map<string, number>();
  for (const { label, amount_minor } of items) {
    sums.set(label, (sums.get(label) ?? 0) + amount_minor);
  }
  return [...sums];
}
