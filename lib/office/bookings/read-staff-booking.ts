import type { Sql } from "#db/client";
import type { Staff } from "#lib/account/staff-of";
import type { BookingView } from "#lib/booking/booking-view";
import { readBooking } from "#lib/booking/read-booking";
import { stillOurs } from "#lib/booking/still-ours";
import { readRows } from "./read-rows";
import { seesMoney } from "./sees-money";
import type { Desk, PassengerMore, StaffBooking } from "./staff-booking";
import { readTimeline } from "./timeline/read-timeline";

type DeskRow = {
  currency: string;
  intent_id: string | null;
  captured_minor: number;
  refunded_minor: number;
  charged_back_minor: number;
  refundable_minor: string | number;
  has_account: boolean;
  failed_refunds: string[];
  disputes: {
    id: string;
    status: string;
    amount_minor: number;
    withdrawn_minor: number;
    opened_at: string;
    closed_at: string | null;
  }[];
};

/** A booking as somebody of the staff may see it, with all that happened to it; null if there is none. */
export async function readStaffBooking(
  sql: Sql,
  staff: Pick<Staff, "role">,
  id: string,
): Promise<StaffBooking | null> {
  const booking = await readBooking({ sql, language: "en" }, id);
  if (!booking) return null;
  const sees = seesMoney(staff);
  const [passengers, desk, timeline, [row], mails] = await Promise.all([
    sql<PassengerMore[]>`
      select 'passenger-' || position as id, birth_date::text, gender, nationality, special_care
      from booking_passenger where booking_id = ${id} order by position`,
    readDesk(sql, id),
    readTimeline(sql, id),
    readRows(sql, [id], sees),
    readMails(sql, id),
  ]);
  return {
    booking: sees ? booking : withoutMoney(booking),
    passengers,
    desk: sees ? deskOf(desk) : null,
    has_account: desk?.has_account ?? false,
    needs: row?.needs ?? [],
    mails: sees ? mails : [],
    timeline: sees
      ? timeline
      : timeline.filter(
          ({ kind }) => kind === "booking" || kind === "operator" || kind === "boarding",
        ),
  };
}

async function readMails(sql: Sql, id: string): Promise<string[]> {
  const rows = await sql<{ kind: string }[]>`
    select n.kind from notice n join booking b on b.id = n.booking_id
    where n.booking_id = ${id} and n.copy_of is null and coalesce(n.error, '') <> 'moot' and n.kind <> 'hold'
      and (n.kind <> 'confirmation' or b.status = 'CONFIRMED')
    group by n.kind order by n.kind in ('confirmation', 'cancellation') desc, max(n.created_at) desc`;
  return rows.map(({ kind }) => kind);
}

async function readDesk(sql: Sql, id: string): Promise<DeskRow | undefined> {
  const [row] = await sql<DeskRow[]>`
    select b.currency, p.intent_id, p.captured_minor, p.refunded_minor, p.charged_back_minor,
      greatest(0, ${stillOurs(sql)}) as refundable_minor, b.account_id is not null as has_account,
      array(select r.id::text from refund r where r.booking_id = b.id and r.status in ('failed', 'canceled')
        and r.replaced_by is null and r.paid_by_hand is null and r.written_off_by is null) as failed_refunds,
      coalesce((select json_agg(json_build_object('id', d.id, 'status', d.status, 'amount_minor', d.amount_minor,
          'withdrawn_minor', d.withdrawn_minor, 'opened_at', d.opened_at, 'closed_at', d.closed_at) order by d.opened_at)
        from dispute d where d.payment_id = p.id), '[]') as disputes
    from booking b join payment p on p.booking_id = b.id where b.id = ${id}`;
  return row;
}

function deskOf(row: DeskRow | undefined): Desk | null {
  if (!row) return null;
  const money = (minor: number | string) => ({
    amount_minor: Number(minor),
    currency: row.currency,
  });
  return {
    intent_id: row.intent_id,
    captured: money(row.captured_minor),
    refunded: money(row.refunded_minor),
    charged_back: money(row.charged_back_minor),
    refundable: money(row.refundable_minor),
    failed_refunds: row.failed_refunds,
    disputes: row.disputes.map(({ amount_minor, withdrawn_minor, ...dispute }) => ({
      ...dispute,
      amount: money(amount_minor),
      withdrawn: money(withdrawn_minor),
    })),
  };
}

/** Who boards travellers needs to know who and what sails, and how to reach them at the quay. */
function withoutMoney(booking: BookingView): BookingView {
  const nothing = { amount_minor: 0, currency: booking.total.currency };
  return {
    ...booking,
    total: nothing,
    sold_total: nothing,
    items: [],
    cancellations: [],
    contact: { ...booking.contact, email: "" },
    payment: {
      ...booking.payment,
      declines: 0,
      last_decline: null,
      card: null,
      dispute: null,
      paid_at: null,
    },
    refund: null,
    refunds: [],
    reason: null,
  };
}
