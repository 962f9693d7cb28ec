import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PrintButton } from "#components/booking/print-button";
import { Receipt } from "#components/booking/receipt";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { localeOf } from "../../../../_page/locale";
import { openBooking } from "../../../../_page/open-booking";
import { pageUnlessAway, titleUnlessAway } from "../../../../_page/unless-away";
import styles from "../paper-page.module.css";

type Props = { params: Promise<{ locale: string; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  const locale = await localeOf(params);
  return titleUnlessAway(locale, async () => {
    const { reference } = await openPaid(id, locale);
    return { title: translator(locale, "receipt")("title", { reference }), robots: "noindex" };
  });
}

export default async function ReceiptPage({ params }: Props) {
  const locale = await localeOf(params);
  const { id } = await params;
  return pageUnlessAway(locale, () => receiptPage(locale, id));
}

/** There is a receipt only for money that came. */
async function openPaid(id: string, locale: Locale) {
  const booking = await openBooking(id, locale);
  return booking.payment.paid_at === null ? notFound() : booking;
}

async function receiptPage(locale: Locale, id: string) {
  const booking = await openPaid(id, locale);
  const t = translator(locale, "receipt");
  return (
    <div className={`wrap ${styles.page}`}>
      <p className={`${styles.ways} no-print`}>
        <a href={`/${locale}/bookings/${booking.id}`}>{t("back")}</a>
        <PrintButton label={t("print")} />
      </p>
      <Receipt locale={locale} booking={booking} />
    </div>
  );
}
