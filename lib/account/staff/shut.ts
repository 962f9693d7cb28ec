import type { Tx } from "#db/client";

/** Ends everything that opens an account: its sessions, its password, its second factor, and links in letters. */
export async function shut(tx: Tx, accountId: string): Promise<void> {
  await tx`delete from account_session where account_id = ${accountId}`;
  await tx`delete from account_credential where account_id = ${accountId}`;
  await tx`delete from account_second_factor where account_id = ${accountId}`;
  await tx`
    update account_letter set used_at = now() where account_id = ${accountId} and used_at is null`;
}
