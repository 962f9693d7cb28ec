import { DomainError } from "#lib/errors/domain-error";
import { requireRole, type Staff } from "../staff-of";

/** Lets an administrator through, but not on their own account, where a slip would shut them out. Throws `forbidden`. */
export function requireAdmin(staff: Staff, onId?: string): void {
  requireRole(staff);
  if (staff.id !== onId) return;
  throw new DomainError("forbidden", "Another administrator has to do this for you.");
}
