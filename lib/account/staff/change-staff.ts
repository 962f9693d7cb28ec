import type { Database } from "#db/client";
import { withTransaction } from "#db/transaction";
import { recordStaffAction } from "#lib/audit/record-staff-action";
import type { StaffRole } from "#lib/audit/staff-role";
import type { Staff } from "../staff-of";
import { lockMember } from "./member-row";
import { requireAdmin } from "./require-admin";

/**
 * Gives somebody of the staff another role. Whatever they were signed in with ends, so that nothing goes on
 * under the old one. For administrators, and not for oneself. False if they have it already. Throws
 * `forbidden`, `not_found`.
 */
export async function changeStaffRole(
  database: Database,
  admin: Staff,
  id: string,
  role: StaffRole,
): Promise<boolean> {
  requireAdmin(admin, id);
  return await withTransaction(database, async (tx) => {
    const member = await lockMember(tx, admin.id, id);
    if (member.role === role) return false;
    await tx`update account set role = ${role}, updated_at = now() where id = ${id}`;
    await tx`delete from account_session where account_id = ${id}`;
    await recordStaffAction(tx, admin, {
      action: "change_role",
      subject: id,
      before: member.role,
      after: role,
    });
    return true;
  });
}
