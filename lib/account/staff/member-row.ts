import type { Tx } from "#db/client";
import { DomainError } from "#lib/errors/domain-error";
import { isUuid } from "#lib/identity/uuid";
import { isStaffRole, type StaffRole } from "../roles";

export type MemberRow = { id: string; role: StaffRole; isLastAdmin: boolean };

/**
 * Locks an account of the staff until the transaction's end, with all administrators, in one order: of two
 * who take each other's role away at once the second sees what the first did. Throws `not_found`.
 */
export async function lockMember(tx: Tx, id: string): Promise<MemberRow> {
  const rows = isUuid(id)
    ? await tx<{ id: string; role: string }[]>`
        select id, role from account where id = ${id} or role = 'admin' order by id for update`
    : [];
  const row = rows.find((one) => one.id === id);
  if (!row || !isStaffRole(row.role)) {
    throw new DomainError("not_found", "There is nobody of the staff by that id.");
  }
  const admins = rows.filter(({ role }) => role === "admin");
  return { id, role: row.role, isLastAdmin: row.role === "admin" && admins.length === 1 };
}

/** Refuses what would leave nobody who can let others in. Throws `forbidden`. */
export function keepAnAdmin({ isLastAdmin }: MemberRow): void {
  if (!isLastAdmin) return;
  throw new DomainError("forbidden", "Somebody has to remain an administrator.");
}
