import type { Sql } from "#db/client";
import type { BookingNeed } from "./booking-row";

/** Ids of the bookings that a person has to see to, as a part of a statement: each by an index of what is open. */
export function needing(sql: Sql, needs: "any" | BookingNeed) {
  const failed = sql`
    select booking_id from refund
    where status in ('failed', 'canceled') and written_off_by is null and replaced_by is null and paid_by_hand is null`;
  const disputed = sql`
    select p.booking_id from dispute d join payment p on p.id = d.payment_id where d.status = 'open'`;
  // One that would not take a leg back, or never answers: until staff have settled it with them.
  const operator = sql`
    select left(subject, 36)::uuid from alert
    where kind in ('operator_cancel_refused', 'operator_silent') and closed_at is null
      and subject ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(:[0-9]+)?$'`;
  const late = sql`
    select booking_id from refund
    where status in ('requested', 'pending') and reason in ('late_money', 'paid_twice')`;
  if (needs === "refund_failed") return failed;
  if (needs === "dispute") return disputed;
  if (needs === "operator") return operator;
  if (needs === "late_money") return late;
  return sql`${failed} union ${disputed} union ${operator} union ${late}`;
}
