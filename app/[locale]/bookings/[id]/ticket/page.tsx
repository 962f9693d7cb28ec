import type { Metadata } from "next";
import { KeepTicket, type KeepWords } from "#components/booking/keep-ticket";
import { PrintButton } from "#components/booking/print-button";
import { Ticket } from "#components/booking/ticket";
import { ActionLink } from "#components/ui/action-link";
import { PlainPage } from "#components/ui/plain-page";
import type { BookingView } from "#lib/booking/booking-view";
import { formatDay, shiftDate } from "#lib/language/format-time";
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
  const until = keptUntil(booking);
  const label = t("qr_label", { reference: booking.reference });
  return (
    <div className={`wrap ${styles.page}`}>
      <p className={`${styles.ways} no-print`}>
        <a href={back}>{t("back")}</a>
        <a href={`/api/v1/bookings/${booking.id}/calendar.ics`}>{t("calendar")}</a>
        <PrintButton label={t("print")} />
        <KeepTicket path={`${back}/ticket`} until={until} words={keepWords(until, locale)} />
      </p>
      <Ticket
        locale={locale}
        booking={booking}
        qrSvg={ticketQrSvg(ticketCode(booking), label)}
        paths={paths}
        chart={chart}
      />
    </div>
  );
}

/** The day to which a device keeps a ticket: two days after the last arrival, for who comes late. */
function keptUntil({ legs }: BookingView): string {
  return shiftDate(
    legs
      .map((leg) => leg.arrives_at.slice(0, 10))
      .sort()
      .at(-1) as string,
    2,
  );
}

function keepWords(until: string, locale: Locale): KeepWords {
  const t = translator(locale, "keep_ticket");
  return {
    keep: t("keep"),
    remove: t("remove"),
    kept: t("kept", { day: formatDay(until, locale, "plain") }),
    removed: t("removed"),
    failed: t("failed"),
  };
}
