import type { BookingView } from "#lib/booking/booking-view";
import { dateInZone } from "#lib/clock/zones";
import { formatDay } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { cardName } from "./card-name";
import styles from "./receipt.module.css";
import { ReceiptCancelled } from "./receipt-cancelled";
import { ReceiptLines } from "./receipt-lines";
import { ReceiptRefunds } from "./receipt-refunds";

/** What was paid, how and when, and what went back: one page of A4. */
export function Receipt({ locale, booking }: { locale: Locale; booking: BookingView }) {
  const t = translator(locale, "receipt");
  const site = translator(locale, "site");
  const { payment, contact, cancelled_at: cancelledAt } = booking;
  const zone = booking.legs[0]?.from.zone ?? "UTC";
  const dayOf = (instant: string) =>
    formatDay(dateInZone(new Date(instant), zone), locale, "plain");
  const { card } = payment;
  const paidBy = card
    ? t("card", { brand: cardName(card.brand), last4: card.last4 })
    : t("card_unknown");
  const facts = [
    [t("seller"), site("name")],
    [t("reference"), booking.reference],
    [t("name"), <bdi key="name">{contact.name}</bdi>],
    [t("paid_on"), payment.paid_at && dayOf(payment.paid_at)],
    [t("paid_by"), paidBy],
    ...(cancelledAt ? [[t("cancelled_on"), dayOf(cancelledAt)]] : []),
  ] as const;
  return (
    <article className={styles.receipt}>
      <h1 className={styles.heading}>
        <span className={styles.brand}>{site("name")}</span> {t("heading")}
      </h1>
      <dl className={styles.facts}>
        {facts.map(([label, value]) => (
          <div key={String(label)}>
            <dt className={styles.label}>{label}</dt>
            <dd className={styles.fact}>{value}</dd>
          </div>
        ))}
      </dl>
      {!booking.confirmed_at && <p>{t("not_booked")}</p>}
      <ReceiptLines locale={locale} booking={booking} />
      <ReceiptCancelled locale={locale} booking={booking} dayOf={dayOf} />
      <ReceiptRefunds locale={locale} booking={booking} dayOf={dayOf} />
      <p className="quiet small">{t("as_of", { day: dayOf(booking.server_time) })}</p>
    </article>
  );
}
