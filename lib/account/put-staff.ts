import {
  hashPassword,
  symmetricDecrypt,
  symmetricEncrypt,
  verifyPassword,
} from "better-auth/crypto";
import type { Database } from "#db/client";
import type { StaffRole } from "#lib/audit/staff-role";
import { DomainError } from "#lib/errors/domain-error";
import { newId } from "#lib/identity/uuid";
import { auth, passwordLength } from "./auth";

export type StaffMember = {
  email: string;
  name: string;
  role: StaffRole;
  password: string;
  /** Base 32, as authenticators show it; without, a second factor there is stays, and an admin has to enrol first. */
  totpSecret?: string;
};

/**
 * Makes an account of staff, or gives an existing one this role and password; whoever was signed in with it
 * no longer is. Answers with its id. Throws `invalid`.
 */
export async function putStaff({ sql }: Database, member: StaffMember): Promise<string> {
  const { name, role, password, totpSecret } = member;
  const email = member.email.trim().toLowerCase();
  if (password.length < passwordLength.least || password.length > passwordLength.most) {
    throw new DomainError(
      "invalid",
      `A password has ${passwordLength.least} to ${passwordLength.most} characters.`,
    );
  }
  if (totpSecret !== undefined && !/^[A-Z2-7]{26,64}$/.test(totpSecret)) {
    throw new DomainError("invalid", "The secret of a second factor is base 32, 128 bits or more.");
  }
  const hash = await hashPassword(password);
  const sealed = totpSecret && (await sealedFactor(totpSecret));
  return await sql.begin(async (tx) => {
    const [row] = await tx<{ id: string }[]>`
      insert into account (id, name, email, email_verified, role, two_factor_enabled, created_at, updated_at)
      values (${newId()}, ${name}, ${email}, true, ${role}, ${Boolean(sealed)}, now(), now())
      on conflict (email) do update set name = excluded.name, role = excluded.role, email_verified = true,
        two_factor_enabled = account.two_factor_enabled or excluded.two_factor_enabled, updated_at = now()
      returning id`;
    const id = (row as { id: string }).id;
    await tx`
      insert into account_credential (id, account_id, provider, provider_account_id, password_hash, created_at, updated_at)
      values (${newId()}, ${id}, 'credential', ${id}, ${hash}, now(), now())
      on conflict (provider, provider_account_id)
        do update set password_hash = excluded.password_hash, updated_at = now()`;
    if (sealed) {
      await tx`
        insert into account_second_factor (id, account_id, secret, backup_codes, verified)
        values (${newId()}, ${id}, ${sealed.secret}, ${sealed.codes}, true)
        on conflict (account_id) do update set secret = excluded.secret, verified = true,
          failed_verification_count = 0, locked_until = null, last_step = null`;
    }
    await tx`delete from account_session where account_id = ${id}`;
    return id;
  });
}

async function sealedFactor(totpSecret: string) {
  const key = (await auth().$context).secretConfig;
  return {
    secret: await symmetricEncrypt({ key, data: `base32:${totpSecret}` }),
    codes: await symmetricEncrypt({ key, data: "[]" }),
  };
}

/** True if an account of staff is already what `putStaff` would make of it. */
export async function isStaffPut({ sql }: Database, member: StaffMember): Promise<boolean> {
  const [found] = await sql<{ password_hash: string; secret: string | null }[]>`
    select c.password_hash, f.secret from account a
    join account_credential c on c.account_id = a.id and c.provider = 'credential'
    left join account_second_factor f on f.account_id = a.id and f.verified
    where a.email = ${member.email.trim().toLowerCase()} and a.role = ${member.role}
      and a.two_factor_enabled = (f.id is not null)`;
  if (!found) return false;
  if (!(await verifyPassword({ hash: found.password_hash, password: member.password })))
    return false;
  return member.totpSecret === undefined || (await isSecretKept(found.secret, member.totpSecret));
}

/** A secret that our key doesn't open was sealed with another. */
async function isSecretKept(sealed: string | null, totpSecret: string): Promise<boolean> {
  if (!sealed) return false;
  const key = (await auth().$context).secretConfig;
  const text = await symmetricDecrypt({ key, data: sealed }).catch(() => null);
  return text === `base32:${totpSecret}`;
}
