import type { Metadata } from "next";
import { BookingList } from "#components/admin/bookings/booking-list";
import { PageHead } from "#components/admin/parts/page-head";
import { database } from "#db/client";
import { seesMoney } from "#lib/office/bookings/sees-money";
import { listOperators } from "#lib/operator/list-operators";
import { firstRows } from "../../_page/first-rows";
import { staffPage } from "../../_page/staff-page";
import { bookingList } from "../../api/v1/staff/bookings/list";

export const metadata: Metadata = { title: "Bookings" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function BookingsPage({ searchParams }: Props) {
  const staff = await staffPage("bookings");
  const [initial, operators] = await Promise.all([
    firstRows("/bookings", await searchParams, bookingList, staff),
    listOperators(database().sql),
  ]);
  return (
    <>
      <PageHead
        title="Bookings"
        lead="The newest first, or what fits best. Departures in the port's time."
      />
      <BookingList
        initial={initial}
        operators={operators.map(({ code, name }) => ({ code, name }))}
        seesMoney={seesMoney(staff)}
      />
    </>
  );
}
