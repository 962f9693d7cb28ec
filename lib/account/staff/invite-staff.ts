import type { Database } from "#db/client";
import { recordStaffAction } from "#lib/audit/record-staff-action";
import type { StaffRole } from "#lib/audit/staff-role";
import { DomainError } from "#lib/errors/domain-error";
import { newId } from "#lib/identity/uuid";
import { transact } from "#lib/outbox/committed";
import { queueLetter } from "../queue-letter";
import type { Staff } from "../staff-of";
import { requireAdmin } from "./require-admin";
import { shut } from "./shut";

/**
 * Makes an account of the staff that has no password yet: a letter with a link to choose one goes to its
 * address, and an administrator's first sign-in asks for a second factor. Who was dismissed comes back by the
 * account they had, and nothing opens it but the letter. For administrators. Answers with its id. Throws
 * `forbidden`, and `invalid` for an address that any other account has.
 */
export async function inviteStaff(
  database: Database,
  admin: Staff,
  who: { email: string; name: string; role: StaffRole },
): Promise<string> {
  requireAdmin(admin);
  const email = who.email.trim().toLowerCase();
  return await transact(database, async (tx) => {
    const [made] = await tx<{ id: string }[]>`
      insert into account (id, name, email, email_verified, role, created_at, updated_at)
      values (${newId()}, ${who.name}, ${email}, false, ${who.role}, now(), now())
      on conflict (email) do update set name = excluded.name, role = excluded.role,
          two_factor_enabled = false, updated_at = now()
        where account.role = 'traveller' and exists (
          select 1 from staff_action t
          where t.action = 'dismiss_staff' and t.subject = account.id::text)
      returning id`;
    if (!made) {
      throw new DomainError("invalid", "This address has an account already.", {
        errors: [{ path: "email", message: "It has an account: use another address for staff." }],
      });
    }
    await shut(tx, made.id);
    await queueLetter(tx, { accountId: made.id, kind: "new_password", language: "en" });
    await recordStaffAction(tx, admin, {
      action: "invite_staff",
      subject: made.id,
      before: null,
      after: who.role,
    });
    return made.id;
  });
}
