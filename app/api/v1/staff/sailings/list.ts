import { z } from "zod";
import { database } from "#db/client";
import { isoDate, line } from "#http/schemas/fields";
import type { StaffList } from "#http/staff-list";
import { formatMoney } from "#lib/money/format-money";
import { officePages } from "#lib/office/pages";
import {
  findSailings,
  type SailingRow,
  sailingNeeds,
  sailingSorts,
} from "#lib/office/sailings/find-sailings";

const filters = {
  find: line(0, 80).optional(),
  from: line(0, 5).optional(),
  to: line(0, 5).optional(),
  operator: line(0, 40).optional(),
  since: isoDate.optional(),
  until: isoDate.optional(),
  status: z.enum(["open", "closed", "cancelled", "timetable"]).optional(),
  needs: z.enum(sailingNeeds).optional(),
  sort: z.enum(sailingSorts).default("departure"),
};

/** The port's own clock, without its offset: 2026-12-25 20:00. */
const local = (time: string) => time.slice(0, 16).replace("T", " ");

/** The sailings, as staff list them. */
export const sailingList: StaffList<typeof filters, SailingRow> = {
  name: "sailings",
  roles: officePages.sailings.roles,
  filters,
  find: (asked, slice, now) => findSailings(database().sql, asked, slice, now),
  columns: [
    { header: "Departs (port's time)", value: (row) => local(row.departs_at) },
    { header: "Arrives (port's time)", value: (row) => local(row.arrives_at) },
    { header: "From", value: (row) => `${row.from.name} ${row.from.code}` },
    { header: "To", value: (row) => `${row.to.name} ${row.to.code}` },
    { header: "Operator", value: (row) => row.operator.name },
    { header: "Vessel", value: (row) => row.vessel },
    { header: "Status", value: (row) => row.status },
    { header: "Passengers taken", value: (row) => row.passengers.taken },
    { header: "Passenger places", value: (row) => row.passengers.capacity },
    { header: "Lane taken (cm)", value: (row) => row.lanes.taken },
    { header: "Lane (cm)", value: (row) => row.lanes.capacity },
    { header: "Bookings", value: (row) => row.bookings },
    {
      header: "Sold",
      value: (row) => row.revenue.map((money) => formatMoney(money, "en")).join(" + "),
    },
    { header: "Sailing", value: (row) => row.id },
  ],
};
