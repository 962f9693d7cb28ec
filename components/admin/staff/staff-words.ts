import type { StaffRole } from "#lib/audit/staff-role";

/** What a role is called, in the order it is offered. */
export const roleWords: Record<StaffRole, string> = {
  sales: "Sales",
  port_agent: "Port agent",
  read_only: "Reading only",
  admin: "Administrator",
};

export const roleOptions = (Object.keys(roleWords) as StaffRole[]).map((value) => ({
  value,
  label: roleWords[value],
}));
