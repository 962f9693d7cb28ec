import { verifyPassword } from "better-auth/crypto";
import type { Executor } from "#db/client";

/** True if the password is an account's; an account without one holds none. */
export async function holdsPassword(
  sql: Executor,
  accountId: string,
  password: string | undefined,
): Promise<boolean> {
  const [row] = await sql<{ password_hash: string | null }[]>`
    select password_hash from account_credential
    where account_id = ${accountId} and provider = 'credential'`;
  if (!row?.password_hash || !password || password.length > 1_000) return false;
  return await verifyPassword({ hash: row.password_hash, password });
}
