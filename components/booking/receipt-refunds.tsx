import type { BookingView } from "#lib/booking/booking-view";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { formatMoney } from "#lib/money/format-money";
import { keptMinor, refundsToTell } from "./money-back";
import styles from "./receipt.module.css";

type Props = { locale: Locale; booking: BookingView; dayOf: (instant: string) => string };

/** What went back, when and how far it has come, and what was kept. Nothing where neither is. */
export function ReceiptRefunds({ locale, booking, dayOf }: Props) {
  const t = translator(locale, "receipt");
  const { refunds, total } = booking;
  const kept = keptMinor(booking);
  if (refunds.length === 0 && kept === 0) return null;
  const standing = new Set(refundsToTell(booking).map(({ id }) => id));
  return (
    <table className={styles.lines}>
      <caption className={styles.label}>{t("refunds")}</caption>
      {refunds.length > 0 && (
        <thead>
          <tr>
            <th scope="col">{t("date")}</th>
            <th scope="col">{t("state")}</th>
            <th scope="col" className={styles.amount}>
              {t("amount")}
            </th>
          </tr>
        </thead>
      )}
      <tbody>
        {refunds.map(({ id, amount, status, updated_at }) => (
          <tr key={id}>
            <th scope="row">{dayOf(updated_at)}</th>
            <td className={styles.state}>
              {standing.has(id) ? t("states", { status }) : t("replaced")}
            </td>
            <td>{formatMoney(amount, locale)}</td>
          </tr>
        ))}
      </tbody>
      {kept > 0 && (
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {t("kept")}
            </th>
            <td>{formatMoney({ amount_minor: kept, currency: total.currency }, locale)}</td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}
