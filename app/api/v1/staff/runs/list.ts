import { z } from "zod";
import { database } from "#db/client";
import { line } from "#http/schemas/fields";
import type { StaffList } from "#http/staff-list";
import { groupNames } from "#lib/job/groups";
import { listRuns, runCauses, runStatuses } from "#lib/office/jobs/list-runs";
import type { RunRow } from "#lib/office/jobs/run-row";
import { officePages } from "#lib/office/pages";

const filters = {
  group: z.enum(groupNames).optional(),
  function: line(0, 80).optional(),
  status: z.enum(runStatuses).optional(),
  cause: z.enum(runCauses).optional(),
  booking: line(0, 40).optional(),
  hours: z.coerce.number("A whole number of hours.").int().min(1).max(2_400).default(24),
};

/** Runs of background functions, as staff list them. */
export const runList: StaffList<typeof filters, RunRow> = {
  name: "runs",
  roles: officePages.jobs.roles,
  filters,
  find: (asked, slice) => listRuns(database().sql, asked, slice),
  columns: [
    { header: "Begun (UTC)", value: (row) => row.started_at },
    { header: "Function", value: (row) => row.function },
    { header: "Status", value: (row) => row.status },
    { header: "Attempts", value: (row) => row.attempts },
    { header: "Seconds", value: (row) => Math.round(row.seconds * 1_000) / 1_000 },
    { header: "Error", value: (row) => row.error },
    { header: "Event", value: (row) => row.event },
    { header: "Booking", value: (row) => row.booking?.reference ?? "" },
    { header: "Run", value: (row) => row.id },
  ],
};
