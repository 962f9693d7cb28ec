import type { Database } from "#db/client";
import { withTransaction } from "#db/transaction";
import { recordStaffAction } from "#lib/audit/record-staff-action";
import type { Staff } from "../staff-of";
import { lockMember } from "./member-row";
import { requireAdmin } from "./require-admin";

/**
 * Takes a lost authenticator away from somebody of the staff: they are signed out, and an administrator sets
 * up another one at the next sign-in. For administrators, and not for oneself. False if there was none.
 * Throws `forbidden`, `not_found`.
 */
export async function resetSecondFactor(
  database: Database,
  admin: Staff,
  id: string,
): Promise<boolean> {
  requireAdmin(admin, id);
  return await withTransaction(database, async (tx) => {
    await lockMember(tx, admin.id, id);
    const gone = await tx`delete from account_second_factor where account_id = ${id} returning 1`;
    if (gone.length === 0) return false;
    await tx`update account set two_factor_enabled = false, updated_at = now() where id = ${id}`;
    await tx`delete from account_session where account_id = ${id}`;
    await recordStaffAction(tx, admin, {
      action: "reset_second_factor",
      subject: id,
      before: "enrolled",
      after: null,
    });
    return true;
  });
}
