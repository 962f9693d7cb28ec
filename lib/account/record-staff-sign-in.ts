import { database } from "#db/client";

/** Writes down that somebody of the staff has signed in; of travellers nothing is kept. */
export async function recordStaffSignIn(accountId: string): Promise<void> {
  await database().sql`
    insert into staff_action (actor_id, action, subject, at)
    select id, 'sign_in', role, clock_timestamp() from account
    where id = ${accountId} and role <> 'traveller'`;
}
