import type { Metadata } from "next";
import { PrintButton } from "#components/booking/print-button";
import { Ticket } from "#components/booking/ticket";
import { ActionLink } from "#components/ui/action-link";
import { PlainPage } from "#components/ui/plain-page";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { ticketCode } from "#lib/ticket/ticket-code";
import { ticketQrSvg } from "#lib/ticket/ticket-qr";
import { seaPaths } from "#lib/voyage/sea-paths";
import { pageContext } from "../../../../_page/context";
import { localeOf } from "../../../../_page/locale";
import { openBooking } from "../../../../_page/open-booking";
import { ticketChart } from "../../../../_page/ticket-chart";
import { pageUnlessAway, titleUnlessAway } from "../../../../_page/unless-away";
import styles from "../paper-page.module.css";

type Props = { params: Promise<{ locale: string; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  const locale = await localeOf(params);
  return titleUnlessAway(locale, async () => {
    const { reference } = await openBooking(id, locale);
    return { title: translator(locale, "ticket")("title", { reference }), robots: "noindex" };
  });
}

export default async function TicketPage({ params }: Props) {
  const locale = await localeOf(params);
  const { id } = await params;
  return pageUnlessAway(locale, () => ticketPage(locale, id));
}

async function ticketPage(locale: Locale, id: string) {
  const booking = await openBooking(id, locale);
  const t = translator(locale, "ticket");
  const back = `/${locale}/bookings/${booking.id}`;
  if (booking.status !== "CONFIRMED") {
    const words = booking.status === "CANCELLED" ? "ended" : "not_confirmed";
    return (
      <PlainPage title={t(`${words}_title`)} lead={t(`${words}_lead`)}>
        <p>
          <ActionLink href={back}>{t("back")}</ActionLink>
        </p>
      </PlainPage>
    );
  }
  const context = pageContext(locale);
  const [paths, chart] = await Promise.all([seaPaths(context.sql), ticketChart(booking, context)]);
  const label = t("qr_label", { reference: booking.reference });
  return (
    <div className={`wrap ${styles.page}`}>
      <p className={`${styles.ways} no-print`}>
        <a href={back}>{t("back")}</a>
        <a href={`/api/v1/bookings/${booking.id}/calendar.ics`}>{t("calendar")}</a>
        <PrintButton label={t("print")} />
      </p>
      <Ticket
        locale={locale}
        booking={booking}
        qrSvg={ticketQrSvg(ticketCode(booking.reference), label)}
        paths={paths}
        chart={chart}
      />
    </div>
  );
}
