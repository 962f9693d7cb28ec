import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { PageHead } from "#components/admin/parts/page-head";
import { Receipt } from "#components/booking/receipt";
import { Ticket } from "#components/booking/ticket";
import { database } from "#db/client";
import { recordStaffAction } from "#lib/audit/record-staff-action";
import { readBooking } from "#lib/booking/read-booking";
import { ticketCode } from "#lib/ticket/ticket-code";
import { ticketQrSvg } from "#lib/ticket/ticket-qr";
import { seaPaths } from "#lib/voyage/sea-paths";
import { pageContext } from "../../../../_page/context";
import { staffPage } from "../../../../_page/staff-page";
import { ticketChart } from "../../../../_page/ticket-chart";

export const metadata: Metadata = { title: "As the traveller sees it" };

type Props = { params: Promise<{ id: string }> };

/**
 * The traveller's papers in their own language, to read along on the telephone: by the session of who looks,
 * and not by the traveller's key, which opens what only they may do. That somebody looked is written down.
 */
export default async function AsTravellerPage({ params }: Props) {
  const staff = await staffPage("bookings");
  if (staff.role !== "admin" && staff.role !== "sales") notFound();
  const { id } = await params;
  const { sql } = database();
  const known = await readBooking({ sql, language: "en" }, id);
  if (!known) notFound();
  const locale = known.contact.language === "fr" ? "fr" : "en";
  const context = pageContext(locale);
  const booking = await readBooking({ sql: context.sql, language: context.language }, id);
  if (!booking) notFound();
  await sql.begin((tx) =>
    recordStaffAction(tx, staff, { action: "view_as_traveller", subject: id }),
  );
  const isConfirmed = booking.status === "CONFIRMED";
  const [paths, chart] = isConfirmed
    ? await Promise.all([seaPaths(context.sql), ticketChart(booking, context)])
    : [null, null];
  return (
    <>
      <PageHead
        title="As the traveller sees it"
        lead={
          <Link href={`/admin/bookings/${id}`} prefetch={false}>
            Back to {booking.reference}
          </Link>
        }
      />
      <div lang={locale}>
        {paths && chart && (
          <Ticket
            locale={locale}
            booking={booking}
            qrSvg={ticketQrSvg(ticketCode(booking), booking.reference)}
            paths={paths}
            chart={chart}
          />
        )}
        {booking.payment.paid_at !== null && <Receipt locale={locale} booking={booking} />}
        {!paths && booking.payment.paid_at === null && (
          <p className="quiet">There is no ticket and no receipt: it was not paid.</p>
        )}
      </div>
    </>
  );
}
