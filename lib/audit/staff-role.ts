/** What somebody of the staff may do; everybody else is a traveller. */
export const staffRoles = ["admin", "sales", "port_agent", "read_only"] as const;

export type StaffRole = (typeof staffRoles)[number];

/** True for the roles of staff. */
export function isStaffRole(role: unknown): role is StaffRole {
  return staffRoles.includes(role as StaffRole);
}
