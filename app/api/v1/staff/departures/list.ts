import { z } from "zod";
import { database } from "#db/client";
import type { StaffList } from "#http/staff-list";
import { officePages } from "#lib/office/pages";
import {
  type DepartureRow,
  departureTimes,
  listDepartures,
} from "#lib/office/today/list-departures";

const filters = { when: z.enum(departureTimes).default("next") };

const local = (time: string) => time.slice(0, 16).replace("T", " ");

/** What leaves next, as staff list it. */
export const departureList: StaffList<typeof filters, DepartureRow> = {
  name: "departures",
  roles: officePages.today.roles,
  filters,
  find: (asked, slice, now) => listDepartures(database().sql, asked, slice, now),
  columns: [
    { header: "Departs (port's time)", value: (row) => local(row.departs_at) },
    { header: "From", value: (row) => row.from.name },
    { header: "To", value: (row) => row.to.name },
    { header: "Operator", value: (row) => row.operator },
    { header: "Vessel", value: (row) => row.vessel },
    { header: "Status", value: (row) => row.status },
    { header: "Passengers taken", value: (row) => row.passengers.taken },
    { header: "Passenger places", value: (row) => row.passengers.capacity },
    { header: "Lane taken (cm)", value: (row) => row.lanes.taken },
    { header: "Lane (cm)", value: (row) => row.lanes.capacity },
    { header: "Cabins taken", value: (row) => row.cabins.taken },
    { header: "Cabins", value: (row) => row.cabins.capacity },
    { header: "Sailing", value: (row) => row.id },
  ],
};
