import { z } from "zod";
import { database } from "#db/client";
import { line } from "#http/schemas/fields";
import type { StaffList } from "#http/staff-list";
import { groupNames } from "#lib/job/groups";
import { type DeadLetterRow, deadLetterRows } from "#lib/office/jobs/list-dead-letters";
import { officePages } from "#lib/office/pages";

const filters = { group: z.enum(groupNames).optional(), kind: line(0, 60).optional() };

/** Dead letters, as staff list them. */
export const deadLetterList: StaffList<typeof filters, DeadLetterRow> = {
  name: "dead-letters",
  roles: officePages.jobs.roles,
  filters,
  find: (asked, slice) => deadLetterRows(database().sql, asked, slice),
  columns: [
    { header: "Since (UTC)", value: (row) => row.since },
    { header: "Group", value: (row) => row.group },
    { header: "Kind", value: (row) => row.kind },
    { header: "Booking", value: (row) => row.booking?.reference ?? "" },
    { header: "Attempts", value: (row) => row.attempts },
    { header: "Error", value: (row) => row.error },
    { header: "Id", value: (row) => row.id },
  ],
};
