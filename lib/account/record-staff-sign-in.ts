import { database } from "#db/client";
import { recordStaffAction } from "#lib/audit/record-staff-action";

/** Writes down that somebody of the staff has signed in; of travellers nothing is kept. */
export async function recordStaffSignIn(accountId: string): Promise<void> {
  const { sql } = database();
  const [member] = await sql<{ role: string }[]>`
    select role from account where id = ${accountId} and role <> 'traveller'`;
  if (!member) return;
  await recordStaffAction(sql, { id: accountId }, { action: "sign_in", subject: member.role });
}
