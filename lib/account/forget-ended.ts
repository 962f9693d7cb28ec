import type { Sql } from "#db/client";

/**
 * Deletes what of accounts has ended: sessions and waiting sign-ins whose time is up, letters a week after
 * theirs, and accounts whose address nobody confirmed within 30 days. Answers how many rows went.
 */
export async function forgetEnded(sql: Sql): Promise<number> {
  const ended = [
    await sql`delete from account_session where expires_at < now()`,
    await sql`delete from account_verification where expires_at < now()`,
    await sql`delete from account_letter where expires_at < now() - interval '7 days'`,
    await sql`
      delete from account where not email_verified and role = 'traveller'
        and updated_at < now() - interval '30 days'`,
  ];
  return ended.reduce((sum, { count }) => sum + count, 0);
}
