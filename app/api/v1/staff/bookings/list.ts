import { z } from "zod";
import { database } from "#db/client";
import { isoDate, line, uuid } from "#http/schemas/fields";
import type { StaffList } from "#http/staff-list";
import { formatMoney } from "#lib/money/format-money";
import { bookingSorts } from "#lib/office/bookings/booking-filters";
import { type BookingRow, bookingNeeds } from "#lib/office/bookings/booking-row";
import { findBookings } from "#lib/office/bookings/find-bookings";
import { seesMoney } from "#lib/office/bookings/sees-money";
import { officePages } from "#lib/office/pages";

const filters = {
  find: line(0, 200).optional(),
  status: z
    .enum(["PENDING", "AWAITING_OPERATOR", "CONFIRMED", "FAILED", "EXPIRED", "CANCELLED"])
    .optional(),
  payment: z
    .enum([
      "PENDING",
      "PROCESSING",
      "AUTHORISED",
      "COMPLETED",
      "FAILED",
      "CANCELLED",
      "PARTIALLY_REFUNDED",
      "REFUNDED",
    ])
    .optional(),
  operator: line(0, 40).optional(),
  sailing: uuid.optional(),
  departs: isoDate.optional(),
  created: isoDate.optional(),
  needs: z.enum(["any", ...bookingNeeds]).optional(),
  sort: z.enum(bookingSorts).optional(),
};

/** The bookings, as staff list them; who only boards is shown no money and no addresses. */
export const bookingList: StaffList<typeof filters, BookingRow> = {
  name: "bookings",
  roles: officePages.bookings.roles,
  filters,
  find: (asked, slice, now, staff) => {
    const sees = seesMoney(staff);
    const needs = sees || asked.needs === undefined ? asked.needs : "operator";
    return findBookings(
      database().sql,
      { ...asked, needs, payment: sees ? asked.payment : undefined },
      slice,
      { now, seesMoney: sees },
    );
  },
  columns: [
    { header: "Reference", value: (row) => row.reference },
    { header: "Status", value: (row) => row.status },
    { header: "Payment", value: (row) => row.payment_status },
    { header: "Contact", value: (row) => row.contact_name },
    { header: "E-mail", value: (row) => row.contact_email },
    { header: "Telephone", value: (row) => row.contact_phone },
    {
      header: "Departs (port's time)",
      value: (row) => row.departs_at.slice(0, 16).replace("T", " "),
    },
    { header: "From", value: (row) => `${row.from.name} ${row.from.code}` },
    { header: "To", value: (row) => `${row.to.name} ${row.to.code}` },
    { header: "Operators", value: (row) => row.operators.join(" ") },
    { header: "Passengers", value: (row) => row.passengers },
    { header: "Registrations", value: (row) => row.plates.join(" ") },
    { header: "Total", value: (row) => row.total && formatMoney(row.total, "en") },
    { header: "Booked (UTC)", value: (row) => row.created_at },
    { header: "Needs", value: (row) => row.needs.join(" ") },
  ],
};
