import type { Sql } from "#db/client";
import { bookingLink } from "#lib/notice/booking-link";
import { joinBookings } from "./join-bookings";

export type ListedBooking = {
  id: string;
  reference: string;
  status: string;
  from: string;
  to: string;
  departs_at: string;
  zone: string;
  total: { amount_minor: number; currency: string };
  /** Opens the booking, as the link in its mails does. */
  link: string;
};

type Row = {
  id: string;
  reference: string;
  status: string;
  currency: string;
  total_minor: number;
  from: string;
  to: string;
  zone: string;
  departs_at: Date;
};

/**
 * The journeys of an account, the latest departure first, a hundred at most; what was booked as a guest since
 * joins first. Lapsed attempts are left out.
 */
export async function listBookings(sql: Sql, accountId: string): Promise<ListedBooking[]> {
  await joinBookings(sql, accountId);
  const rows = await sql<Row[]>`
    select b.id, b.reference, b.status, b.currency, b.total_minor, fp.name as "from", tp.name as "to",
      fp.zone, s.departs_at
    from booking b
    join booking_leg l on l.booking_id = b.id and l.position = 0
    join sailing s on s.id = l.sailing_id
    join port fp on fp.code = s.from_port
    join booking_leg z on z.booking_id = b.id and z.journey_index = 0 and z.moved_at is null
      and not exists (select 1 from booking_leg n where n.booking_id = b.id and n.journey_index = 0
        and n.moved_at is null and n.position > z.position)
    join sailing e on e.id = z.sailing_id
    join port tp on tp.code = e.to_port
    where b.account_id = ${accountId} and b.status not in ('EXPIRED', 'FAILED')
    order by s.departs_at desc limit 100`;
  return rows.map(({ currency, total_minor, departs_at, ...row }) => ({
    ...row,
    departs_at: departs_at.toISOString(),
    total: { amount_minor: total_minor, currency },
    link: bookingLink(row.id),
  }));
}
