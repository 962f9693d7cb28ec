import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BookingDesk } from "#components/admin/bookings/booking-desk";
import { database } from "#db/client";
import { readStaffBooking } from "#lib/office/bookings/read-staff-booking";
import { staffPage } from "../../../_page/staff-page";

export const metadata: Metadata = { title: "Booking" };

type Props = { params: Promise<{ id: string }> };

export default async function BookingPage({ params }: Props) {
  const staff = await staffPage("bookings");
  const { id } = await params;
  const found = await readStaffBooking(database().sql, staff, id);
  if (!found) notFound();
  const initial = JSON.parse(JSON.stringify(found)) as typeof found;
  const isAdmin = staff.role === "admin";
  return (
    <BookingDesk initial={initial} canAct={isAdmin || staff.role === "sales"} isAdmin={isAdmin} />
  );
}
