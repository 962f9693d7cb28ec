import type { Tx } from "#db/client";
import { isStaffRole, type StaffRole } from "#lib/audit/staff-role";
import { DomainError } from "#lib/errors/domain-error";
import { isUuid } from "#lib/identity/uuid";

export type MemberRow = { id: string; role: StaffRole };

/**
 * Locks an account of the staff until the transaction's end, with all administrators, in one order: of two
 * who take each other's role away at once the second sees what the first did, and does nothing more: so
 * one always remains. Throws `not_found`, and `forbidden` for who is no administrator any longer.
 */
export async function lockMember(tx: Tx, adminId: string, id: string): Promise<MemberRow> {
  const rows = isUuid(id)
    ? await tx<{ id: string; role: string }[]>`
        select id, role from account where id = ${id} or role = 'admin' order by id for update`
    : [];
  const row = rows.find((one) => one.id === id);
  if (!row || !isStaffRole(row.role)) {
    throw new DomainError("not_found", "There is nobody of the staff by that id.");
  }
  if (!rows.some((one) => one.id === adminId && one.role === "admin")) {
    throw new DomainError("forbidden", "You are an administrator no longer.");
  }
  return { id, role: row.role };
}
