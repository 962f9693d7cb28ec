import { hashPassword } from "better-auth/crypto";
import type { Database, Tx } from "#db/client";
import { DomainError } from "#lib/errors/domain-error";
import { auth } from "./auth";
import { holdsPassword } from "./holds-password";
import { joinBookings } from "./join-bookings";
import { letterToken, tokenHash } from "./letter-token";
import type { LetterKind } from "./queue-letter";
import { signIn } from "./sign-in";
import { checkPassword, putPassword } from "./sign-up";

type Letter = {
  id: string;
  kind: LetterKind;
  account: string;
  email: string;
  verified: boolean;
  role: string;
};
export type Redeemed = { kind: LetterKind; cookies: string[]; signedIn: boolean };

/** The account a letter's link is for, as a name to count guesses under; empty if it opens nothing. */
export async function letterAccount({ sql }: Database, token: string): Promise<string> {
  return (await readLetter(sql, token))?.account ?? "";
}

/**
 * Does what a letter's link is for, once: confirms the address, which takes the password chosen at the
 * sign-up, for whoever reads the mail may not be who signed up; signs in; or sets a new password, which
 * ends all sessions. Each proves the address, and the bookings made with it join. Throws `not_found` for a
 * link that is used, replaced, too old or none, `unauthorized` for a wrong password, `invalid`.
 */
export async function redeemLetter(
  database: Database,
  headers: Headers,
  { token, password }: { token: string; password?: string | undefined },
): Promise<Redeemed> {
  const asked = await readLetter(database.sql, token);
  if (!asked) throw gone();
  const { kind } = asked;
  if (kind === "confirm_address") return await confirmAddress(database, headers, token, password);
  if (kind === "new_password") {
    const hash = await hashPassword(checkPassword(password ?? ""));
    await database.sql.begin(async (tx) => {
      const letter = await use(tx, token);
      await putPassword(tx, letter.account, hash);
      await endSessions(tx, letter.account);
      await proveAddress(tx, letter.account);
    });
    return { kind, cookies: [], signedIn: false };
  }
  const letter = await database.sql.begin(async (tx) => {
    const used = await use(tx, token);
    // Who has become of the staff since it was asked for would pass by their second factor.
    if (used.role !== "traveller") throw gone();
    // What was chosen before the address was proved was chosen by nobody we know.
    if (!used.verified) {
      await tx`delete from account_credential where account_id = ${used.account}`;
      await endSessions(tx, used.account);
    }
    await proveAddress(tx, used.account);
    return used;
  });
  const { headers: told } = await auth().api.openSession({
    body: { userId: letter.account },
    headers,
    returnHeaders: true,
  });
  return { kind, cookies: told.getSetCookie(), signedIn: true };
}

async function confirmAddress(
  database: Database,
  headers: Headers,
  token: string,
  password: string | undefined,
): Promise<Redeemed> {
  const asked = await readLetter(database.sql, token);
  if (!asked) throw gone();
  if (!(await holdsPassword(database.sql, asked.account, password))) {
    throw new DomainError("unauthorized", "This is not the password of the sign-up.");
  }
  await database.sql.begin(async (tx) => {
    const letter = await use(tx, token);
    await proveAddress(tx, letter.account);
  });
  const { cookies } = await signIn(headers, { email: asked.email, password: password ?? "" });
  return { kind: "confirm_address", cookies, signedIn: true };
}

async function readLetter(sql: Database["sql"] | Tx, token: string): Promise<Letter | null> {
  const [letter] = await sql<Letter[]>`
    select l.id, l.kind, l.account_id as account, a.email, a.email_verified as verified, a.role
    from account_letter l join account a on a.id = l.account_id
    where l.token_hash = ${tokenHash(token)} and l.used_at is null and l.expires_at > now()`;
  // A row alone opens nothing: the token is of this letter, and ours.
  return letter && letterToken(letter.id) === token ? letter : null;
}

/** Of two who use a link at once, one does. */
async function use(tx: Tx, token: string): Promise<Letter> {
  const letter = await readLetter(tx, token);
  const used = letter
    ? await tx`update account_letter set used_at = now() where id = ${letter.id} and used_at is null`
    : { count: 0 };
  if (!letter || used.count === 0) throw gone();
  return letter;
}

async function proveAddress(tx: Tx, accountId: string): Promise<void> {
  await tx`update account set email_verified = true, updated_at = now() where id = ${accountId}`;
  await joinBookings(tx, accountId);
}

async function endSessions(tx: Tx, accountId: string): Promise<void> {
  await tx`delete from account_session where account_id = ${accountId}`;
}

function gone(): DomainError {
  return new DomainError("not_found", "This link was used already, or is too old.");
}
