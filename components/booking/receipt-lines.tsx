import type { BookingView } from "#lib/booking/booking-view";
import { formatDay } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { formatMoney } from "#lib/money/format-money";
import { itemsByJourney } from "./items-by-journey";
import styles from "./receipt.module.css";
import { soldItems } from "./sold-items";

/** Every line that was paid, under the journey it belongs to, and their sum. */
export function ReceiptLines({ locale, booking }: { locale: Locale; booking: BookingView }) {
  const t = translator(locale, "receipt");
  const { currency } = booking.total;
  return (
    <table className={styles.lines}>
      <caption className={styles.label}>{t("lines")}</caption>
      {itemsByJourney({ legs: booking.legs, items: soldItems(booking, locale) }).map(
        ({ journeyIndex, heading, lines }) => {
          const leg = booking.legs.find((one) => one.journey_index === journeyIndex);
          return (
            <tbody key={journeyIndex}>
              <tr>
                <th scope="rowgroup" colSpan={2} className={styles.group}>
                  {heading}
                  {leg && `, ${formatDay(leg.departs_at, locale, "plain")}`}
                </th>
              </tr>
              {lines.map(({ label, amount_minor }) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  <td>{formatMoney({ amount_minor, currency }, locale)}</td>
                </tr>
              ))}
            </tbody>
          );
        },
      )}
      <tfoot>
        <tr>
          <th scope="row">{t("total")}</th>
          <td>{formatMoney(booking.sold_total, locale)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
