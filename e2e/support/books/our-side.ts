import { ourDatabase } from "./our-database";

export type OurBooking = {
  id: string;
  status: string;
  email: string;
  confirmed: boolean;
  payment: string;
  currency: string;
  amount: number;
  captured: number;
  refunded: number;
};
export type OurCapture = { booking_id: string; source: string; amount: number };
export type OurRefund = {
  id: string;
  booking_id: string;
  intent_id: string;
  stripe_refund_id: string | null;
  status: string;
  amount: number;
  currency: string;
};
export type OurNotice = {
  id: string;
  booking_id: string;
  kind: string;
  status: string;
  copy: boolean;
};
export type OurSide = {
  bookings: OurBooking[];
  captures: OurCapture[];
  refunds: OurRefund[];
  notices: OurNotice[];
};

/** What our books say of money and mails, all of one moment. */
export async function ourSide(): Promise<OurSide> {
  return (await ourDatabase().begin("isolation level repeatable read read only", async (tx) => ({
    bookings: await tx<OurBooking[]>`
      select b.id, b.status, b.contact_email as email, b.confirmed_at is not null as confirmed,
        p.status as payment, p.currency, p.amount_minor::float8 as amount,
        p.captured_minor::float8 as captured, p.refunded_minor::float8 as refunded
      from booking b join payment p on p.booking_id = b.id order by b.created_at`,
    captures: await tx<OurCapture[]>`
      select t.booking_id, t.source, sum(e.amount_minor)::float8 as amount
      from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
      where t.kind = 'capture' and e.account = 'stripe_clearing' group by t.id`,
    refunds: await tx<OurRefund[]>`
      select id, booking_id, intent_id, stripe_refund_id, status, amount_minor::float8 as amount, currency
      from refund order by created_at`,
    notices: await tx<OurNotice[]>`
      select id, booking_id, kind, status, copy_of is not null as copy from notice order by created_at`,
  }))) as OurSide;
}
