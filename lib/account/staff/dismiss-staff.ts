import type { Database } from "#db/client";
import { withTransaction } from "#db/transaction";
import { recordStaffAction } from "#lib/audit/record-staff-action";
import type { Staff } from "../staff-of";
import { lockMember } from "./member-row";
import { requireAdmin } from "./require-admin";
import { shut } from "./shut";

/**
 * Ends somebody's work in the back office at once: sessions, password and second factor go, and the account
 * is a traveller's from then on. What they did stays written under their id. For administrators, and not for
 * oneself. Throws `forbidden`, `not_found`.
 */
export async function dismissStaff(database: Database, admin: Staff, id: string): Promise<void> {
  requireAdmin(admin, id);
  await withTransaction(database, async (tx) => {
    const member = await lockMember(tx, admin.id, id);
    await tx`
      update account set role = 'traveller', two_factor_enabled = false, updated_at = now()
      where id = ${id}`;
    await shut(tx, id);
    await recordStaffAction(tx, admin, {
      action: "dismiss_staff",
      subject: id,
      before: member.role,
      after: null,
    });
  });
}
