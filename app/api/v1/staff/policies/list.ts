import { z } from "zod";
import { database } from "#db/client";
import { line } from "#http/schemas/fields";
import type { StaffList } from "#http/staff-list";
import { findPolicies, type PolicyRow } from "#lib/office/fares/find-policies";
import { officePages } from "#lib/office/pages";

const filters = {
  operator: line(2, 40).optional(),
  fare: line(2, 40).optional(),
  state: z.enum(["holds", "planned"]).optional(),
};

/** Conditions of fares, by window. */
export const policyList: StaffList<typeof filters, PolicyRow> = {
  name: "policies",
  roles: officePages.fares.roles,
  filters,
  find: (wanted, slice) => findPolicies(database().sql, wanted, slice),
};
