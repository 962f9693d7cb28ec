import { z } from "zod";
import { database } from "#db/client";
import { line } from "#http/schemas/fields";
import type { StaffList } from "#http/staff-list";
import { staffRoles } from "#lib/audit/staff-role";
import { findStaff, type StaffRow } from "#lib/office/staff/find-staff";

const filters = {
  find: line(1, 100).optional(),
  role: z.enum(staffRoles).optional(),
};

/** Who is of the staff. */
export const peopleList: StaffList<typeof filters, StaffRow> = {
  name: "staff-people",
  roles: [],
  filters,
  find: (wanted, slice) => findStaff(database().sql, wanted, slice),
  columns: [
    { header: "Name", value: ({ name }) => name },
    { header: "E-mail", value: ({ email }) => email },
    { header: "Role", value: ({ role }) => role },
    { header: "Second factor", value: ({ second_factor }) => second_factor },
    {
      header: "Last sign-in (UTC)",
      value: ({ last_sign_in }) => last_sign_in?.toISOString() ?? "",
    },
  ],
};
