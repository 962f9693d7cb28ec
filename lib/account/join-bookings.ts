import type { Executor } from "#db/client";

/**
 * Gives an account the bookings that were made as a guest with its address, once it was proved that its holder
 * reads that address's mail. Answers how many joined.
 */
export async function joinBookings(executor: Executor, accountId: string): Promise<number> {
  const joined = await executor`
    update booking b set account_id = a.id from account a
    where a.id = ${accountId} and a.email_verified and a.role = 'traveller'
      and lower(b.contact_email) = a.email and b.account_id is null`;
  return joined.count;
}
