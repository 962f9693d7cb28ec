import type { Executor } from "#db/client";

/** Bookings whose hold has passed its end, or ended without the booking ending; oldest first, at most `limit`. For the sweep behind the timers. */
export async function findLapsed(executor: Executor, limit: number): Promise<string[]> {
  const rows = await executor<{ booking_id: string }[]>`
    select h.booking_id from hold h
    where h.status = 'open' and not h.pinned and h.expires_at <= now()
    union
    select b.id from booking b
    where b.status = 'PENDING'
      and not exists (select 1 from hold h where h.booking_id = b.id and h.status = 'open')
    limit ${limit}`;
  return rows.map((row) => row.booking_id);
}
