import { hashPassword } from "better-auth/crypto";
import type { Database, Tx } from "#db/client";
import { DomainError } from "#lib/errors/domain-error";
import { newId } from "#lib/identity/uuid";
import { passwordLength } from "./auth";
import { queueLetter } from "./queue-letter";

export type NewTraveller = {
  name: string;
  email: string;
  password: string;
  language: "en" | "fr";
};

/**
 * Makes a traveller's account that opens nothing until its address is confirmed, and writes there. An address
 * that has an account gets a link to sign in instead, so that nobody learns from the answer, or from how
 * long it takes, who has one. Throws `invalid`.
 */
export async function signUp({ sql }: Database, typed: NewTraveller): Promise<void> {
  const email = typed.email.trim().toLowerCase();
  const hash = await hashPassword(checkPassword(typed.password));
  const { name, language } = typed;
  await sql.begin(async (tx) => {
    // Nobody has proved anything of an address that isn't confirmed: its newest sign-up counts.
    const [made] = await tx<{ id: string }[]>`
      insert into account (id, name, email, language, created_at, updated_at)
      values (${newId()}, ${name}, ${email}, ${language}, now(), now())
      on conflict (email) do update set name = excluded.name, language = excluded.language, updated_at = now()
        where not account.email_verified and account.role = 'traveller'
      returning id`;
    if (made) {
      await putPassword(tx, made.id, hash);
      await queueLetter(tx, { accountId: made.id, kind: "confirm_address", language });
      return;
    }
    const [known] = await tx<{ id: string }[]>`
      select id from account where email = ${email} and role = 'traveller'`;
    if (known) await queueLetter(tx, { accountId: known.id, kind: "sign_in", language });
  });
}

/** A password that may be one. Throws `invalid`. */
export function checkPassword(password: string): string {
  const { least, most } = passwordLength;
  if (password.length >= least && password.length <= most) return password;
  throw new DomainError("invalid", "Some fields cannot be taken.", {
    errors: [{ path: "password", message: `${least} to ${most} characters.` }],
  });
}

/** Gives an account a password, in the caller's transaction. */
export async function putPassword(tx: Tx, accountId: string, hash: string): Promise<void> {
  await tx`
    insert into account_credential (id, account_id, provider, provider_account_id, password_hash, created_at, updated_at)
    values (${newId()}, ${accountId}, 'credential', ${accountId}, ${hash}, now(), now())
    on conflict (provider, provider_account_id)
      do update set password_hash = excluded.password_hash, updated_at = now()`;
}
