import type { BookingView } from "#lib/booking/booking-view";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { formatMoney } from "#lib/money/format-money";
import { isSecondPayment, keptMinor, refundsToTell, refundWords } from "./money-back";
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
        {refunds.map((refund) => (
          <tr key={refund.id}>
            <th scope="row">{dayOf(refund.updated_at)}</th>
            <td className={styles.state}>
              {standing.has(refund.id)
                ? t("states", { status: refundWords(booking, refund) })
                : t("replaced")}
              {/* The total above is of one payment; without a word this would seem to come out of it. */}
              {isSecondPayment(booking, refund) && (
                <>
                  <br />
                  {t("second_payment")}
                </>
              )}
            </td>
            <td>{formatMoney(refund.amount, locale)}</td>
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
