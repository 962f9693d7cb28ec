import type { Database } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { DomainError } from "#lib/errors/domain-error";
import { extendHold } from "#lib/hold/extend-hold";
import { lockBooking } from "#lib/hold/lock-booking";
import type { Money } from "#lib/money/money";
import { transact } from "#lib/outbox/committed";
import { cancelIntent } from "#lib/payment/cancel-intent";
import { createIntent } from "#lib/payment/create-intent";
import { readIntent } from "#lib/payment/read-intent";
import type { StripeClient } from "#lib/payment/stripe";

export type BegunPayment = {
  intentId: string;
  clientSecret: string;
  amount: Money;
  holdExpiresAt: Date;
};

type PaymentRow = {
  intent_id: string | null;
  attempt: number;
  amount_minor: number;
  currency: string;
  reference: string;
  on_request: boolean;
};

/**
 * Makes, or finds again, the intent a traveller pays with; the first time also extends the hold once.
 * Stripe is called between two transactions, never inside one: the first checks the hold and takes the
 * attempt's number, the second stores the intent's id before its secret leaves. An intent that comes
 * back after the hold's end is cancelled.
 * Throws `hold_expired`, `not_payable` (nothing to pay, or it is settled), `payment_unavailable`.
 */
export async function beginPayment(
  context: { database: Pick<Database, "sql">; stripe: StripeClient; holdSeconds: number },
  actor: Actor,
  bookingId: string,
): Promise<BegunPayment> {
  const { database, stripe } = context;
  const first = await openAttempt(context, actor, bookingId, false);
  let { payment, holdExpiresAt } = first;
  if (payment.intent_id) {
    const { reading, clientSecret } = await readIntent(stripe, payment.intent_id);
    if (reading.status !== "canceled") {
      return { intentId: reading.id, clientSecret, amount: amountOf(payment), holdExpiresAt };
    }
    // Under its old key Stripe would hand the cancelled intent out again.
    ({ payment, holdExpiresAt } = await openAttempt(context, actor, bookingId, true));
  }
  const { reading, clientSecret } = await createIntent(stripe, {
    bookingId,
    reference: payment.reference,
    attempt: payment.attempt,
    amount: amountOf(payment),
    captureLater: payment.on_request,
  });
  const stored = await transact(database, async (tx) => {
    const booking = await lockBooking(tx, bookingId);
    if (booking.status !== "PENDING" || booking.holdStatus !== "open" || booking.holdExpired)
      return false;
    await tx`
      update payment set intent_id = ${reading.id}, updated_at = clock_timestamp()
      where booking_id = ${bookingId} and attempt = ${payment.attempt}`;
    return true;
  });
  if (!stored) {
    await cancelIntent(stripe, reading.id);
    throw new DomainError("hold_expired", "The places are no longer held.");
  }
  return { intentId: reading.id, clientSecret, amount: amountOf(payment), holdExpiresAt };
}

function amountOf(payment: PaymentRow): Money {
  return { amount_minor: payment.amount_minor, currency: payment.currency };
}

/** Checks that the booking can be paid, extends its hold, and takes a number for the attempt where it needs a new one. */
async function openAttempt(
  { database, holdSeconds }: { database: Pick<Database, "sql">; holdSeconds: number },
  actor: Actor,
  bookingId: string,
  anew: boolean,
): Promise<{ payment: PaymentRow; holdExpiresAt: Date }> {
  return await transact(database, async (tx) => {
    const booking = await lockBooking(tx, bookingId);
    if (["CONFIRMED", "AWAITING_OPERATOR", "CANCELLED", "FAILED"].includes(booking.status)) {
      throw new DomainError("not_payable", "There is nothing to pay on this booking.");
    }
    const holdExpiresAt = await extendHold(tx, actor, bookingId, {
      seconds: holdSeconds,
      byPaying: true,
    });
    const [payment] = await tx<PaymentRow[]>`
      update payment p set
        attempt = case when p.attempt = 0 or ${anew} then p.attempt + 1 else p.attempt end,
        intent_id = case when ${anew} then null else p.intent_id end
      from booking b
      where p.booking_id = ${bookingId} and b.id = p.booking_id
      returning p.intent_id, p.attempt, p.amount_minor, p.currency, b.reference,
        exists (select 1 from booking_leg l join sailing s on s.id = l.sailing_id
          join operator o on o.code = s.operator_code
          where l.booking_id = b.id and o.booking_mode = 'on_request') as on_request`;
    if (!payment || payment.amount_minor === 0) {
      throw new DomainError("not_payable", "There is nothing to pay on this booking.");
    }
    return { payment, holdExpiresAt };
  });
}
