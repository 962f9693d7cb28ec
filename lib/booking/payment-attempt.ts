import type { Database } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { DomainError } from "#lib/errors/domain-error";
import { extendHold } from "#lib/hold/extend-hold";
import { lockBooking } from "#lib/hold/lock-booking";
import type { Money } from "#lib/money/money";
import { transact } from "#lib/outbox/committed";

export type Attempt = {
  number: number;
  /** The intent this attempt has already. */
  intentId: string | null;
  amount: Money;
  reference: string;
  /** An operator must say yes first: authorise now, capture later. */
  onRequest: boolean;
  holdExpiresAt: Date;
};
type Row = {
  intent_id: string | null;
  attempt: number;
  amount_minor: number;
  currency: string;
  reference: string;
  on_request: boolean;
};

const settledStatuses = ["CONFIRMED", "AWAITING_OPERATOR", "CANCELLED", "FAILED"];

/**
 * Checks that a booking can be paid, extends its hold once for paying, and says which attempt is being
 * made. `gone` names an intent that turned out to be cancelled: if it is still the current one, the
 * attempt's number moves on. Throws `not_payable`, `hold_expired`.
 */
export async function openAttempt(
  { database, holdSeconds }: { database: Pick<Database, "sql">; holdSeconds: number },
  actor: Actor,
  bookingId: string,
  gone: string | null,
): Promise<Attempt> {
  return await transact(database, async (tx) => {
    const booking = await lockBooking(tx, bookingId);
    if (settledStatuses.includes(booking.status)) throw nothingToPay();
    const holdExpiresAt = await extendHold(tx, actor, bookingId, {
      seconds: holdSeconds,
      byPaying: true,
    });
    const [row] = await tx<Row[]>`
      update payment p set
        attempt = case when p.attempt = 0 or p.intent_id = ${gone} then p.attempt + 1 else p.attempt end,
        intent_id = case when p.intent_id = ${gone} then null else p.intent_id end
      from booking b
      where p.booking_id = ${bookingId} and b.id = p.booking_id
      returning p.intent_id, p.attempt, p.amount_minor, p.currency, b.reference,
        exists (select 1 from booking_leg l join sailing s on s.id = l.sailing_id
          join operator o on o.code = s.operator_code
          where l.booking_id = b.id and o.booking_mode = 'on_request') as on_request`;
    if (!row || row.amount_minor === 0) throw nothingToPay();
    return {
      number: row.attempt,
      intentId: row.intent_id,
      amount: { amount_minor: row.amount_minor, currency: row.currency },
      reference: row.reference,
      onRequest: row.on_request,
      holdExpiresAt,
    };
  });
}

function nothingToPay(): DomainError {
  return new DomainError("not_payable", "There is nothing to pay on this booking.");
}

/**
 * Stores an attempt's intent, if the attempt still is the current one and the places are still held.
 * `settled`: that very intent has been paid meanwhile, in another tab.
 */
export async function storeIntent(
  database: Pick<Database, "sql">,
  bookingId: string,
  attempt: number,
  intentId: string,
): Promise<"stored" | "overtaken" | "settled" | "ended"> {
  return await transact(database, async (tx) => {
    const booking = await lockBooking(tx, bookingId);
    const [payment] = await tx<{ intent_id: string | null; attempt: number }[]>`
      select intent_id, attempt from payment where booking_id = ${bookingId}`;
    if (booking.status === "CONFIRMED" || booking.status === "AWAITING_OPERATOR") {
      return payment?.intent_id === intentId ? "settled" : "ended";
    }
    if (booking.status !== "PENDING" || booking.holdStatus !== "open" || booking.holdExpired)
      return "ended";
    if (payment?.intent_id === intentId) return "stored";
    if (payment?.attempt !== attempt || payment.intent_id) return "overtaken";
    // What Stripe said of its birth is no news any more (receive-event.ts).
    await tx`
      with needless as (
        select o.id, o.data ->> 'inbox_id' as inbox_id from outbox o join inbox i on i.id = o.data ->> 'inbox_id'
        where o.booking_id = ${bookingId} and o.event = 'stripe/event.received' and o.sent_at is null
          and i.object_id = ${intentId} and i.type = 'payment_intent.created'
        for update of o skip locked
      ), unsent as (
        update outbox o set sent_at = clock_timestamp() from needless n where o.id = n.id
      ), told as (
        update inbox i set processed_at = clock_timestamp(), outcome = 'known'
        from needless n where i.id = n.inbox_id and i.processed_at is null
      )
      update payment set intent_id = ${intentId}, intent_closed_at = null, updated_at = clock_timestamp()
      where booking_id = ${bookingId}`;
    return "stored";
  });
}

/** Moves on from an attempt that could not make an intent, unless another request has. */
export async function abandonAttempt(
  { sql }: Pick<Database, "sql">,
  bookingId: string,
  attempt: number,
): Promise<void> {
  await sql`
    update payment set attempt = attempt + 1
    where booking_id = ${bookingId} and attempt = ${attempt} and intent_id is null`;
}
