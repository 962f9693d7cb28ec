import { z } from "zod";
import { database } from "#db/client";
import { line } from "#http/schemas/fields";
import type { StaffList } from "#http/staff-list";
import type { AlertRow } from "#lib/office/alerts/alert-row";
import { alertStates, listAlerts } from "#lib/office/alerts/list-alerts";
import { officePages } from "#lib/office/pages";

const filters = {
  kind: line(0, 60).optional(),
  state: z.enum(alertStates).optional(),
  days: z.coerce.number("A whole number of days.").int().min(1).max(365).default(30),
};

/** The alerts, as staff list them. */
export const alertList: StaffList<typeof filters, AlertRow> = {
  name: "alerts",
  roles: officePages.alerts.roles,
  filters,
  find: (asked, slice) => listAlerts(database().sql, asked, slice),
  columns: [
    { header: "Opened (UTC)", value: (row) => row.opened_at },
    { header: "Kind", value: (row) => row.kind },
    { header: "About", value: (row) => row.subject },
    { header: "Over (UTC)", value: (row) => row.closed_at },
    { header: "Looked after by", value: (row) => row.acknowledged_by },
    { header: "Since (UTC)", value: (row) => row.acknowledged_at },
    { header: "Detail", value: (row) => (row.detail ? JSON.stringify(row.detail) : "") },
  ],
};
