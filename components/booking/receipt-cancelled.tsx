import type { BookingView } from "#lib/booking/booking-view";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { formatMoney } from "#lib/money/format-money";
import styles from "./receipt.module.css";

type Props = { locale: Locale; booking: BookingView; dayOf: (instant: string) => string };

/** What was cancelled of it while the rest stayed, line by line, and what the rest is worth. Nothing where nothing was. */
export function ReceiptCancelled({ locale, booking, dayOf }: Props) {
  const t = translator(locale, "receipt");
  const { currency } = booking.total;
  if (booking.cancellations.length === 0) return null;
  return (
    <table className={styles.lines}>
      <caption className={styles.label}>{t("cancelled_parts")}</caption>
      {booking.cancellations.map((part) => (
        <tbody key={part.id}>
          <tr>
            <th scope="rowgroup" colSpan={2} className={styles.group}>
              {t("cancelled_part", {
                day: dayOf(part.cancelled_at),
                refund: formatMoney(part.refund, locale),
                fee: formatMoney(part.fee, locale),
              })}
            </th>
          </tr>
          {part.items.map(({ label, kind, leg_position, amount_minor }) => (
            <tr key={`${leg_position} ${kind} ${amount_minor}`}>
              <th scope="row">{label}</th>
              <td>{formatMoney({ amount_minor: -amount_minor, currency }, locale)}</td>
            </tr>
          ))}
        </tbody>
      ))}
      {booking.status === "CONFIRMED" && (
        <tfoot>
          <tr>
            <th scope="row">{t("left")}</th>
            <td>{formatMoney(booking.total, locale)}</td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}
