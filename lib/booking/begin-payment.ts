import type { Database } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { DomainError } from "#lib/errors/domain-error";
import type { Money } from "#lib/money/money";
import { traceOfBooking } from "#lib/outbox/trace-of-booking";
import { cancelIntent } from "#lib/payment/cancel-intent";
import { createIntent } from "#lib/payment/create-intent";
import { readIntent } from "#lib/payment/read-intent";
import type { StripeClient } from "#lib/payment/stripe";
import { linkTo, span } from "#lib/trace/trace";
import { type Attempt, abandonAttempt, openAttempt, storeIntent } from "./payment-attempt";

export type BegunPayment = {
  intentId: string;
  clientSecret: string;
  amount: Money;
  holdExpiresAt: Date;
};
type PayingContext = { database: Pick<Database, "sql">; stripe: StripeClient; holdSeconds: number };

/** How often another tab may overtake this request before it gives up. */
const mostTurns = 4;

/**
 * Makes, or finds again, the intent a traveller pays with; the first time also extends the hold once.
 * Stripe is called between two transactions, never inside one: the first checks the hold and takes the
 * attempt's number, the second stores the intent's id before its secret leaves. A booking has one intent
 * that can be paid: one that comes back after the hold's end, or after another tab's, is cancelled.
 * Throws `hold_expired`, `not_payable` (nothing to pay, or it is settled), `payment_unavailable`.
 */
export async function beginPayment(
  context: PayingContext,
  actor: Actor,
  bookingId: string,
): Promise<BegunPayment> {
  return await span("begin payment", { "gangway.booking.id": bookingId }, async () => {
    // Another request than the one that held the places: a trace of its own, unless the client made it one.
    linkTo(await traceOfBooking(context.database.sql, bookingId));
    return await takeTurns(context, actor, bookingId);
  });
}

async function takeTurns(
  context: PayingContext,
  actor: Actor,
  bookingId: string,
): Promise<BegunPayment> {
  let gone: string | null = null;
  for (let turn = 0; turn < mostTurns; turn += 1) {
    const attempt = await openAttempt(context, actor, bookingId, gone);
    if (!attempt.intentId) {
      const begun = await makeIntent(context, bookingId, attempt);
      if (begun) return begun;
      continue;
    }
    const { reading, clientSecret } = await readIntent(context.stripe, attempt.intentId);
    if (reading.status !== "canceled") {
      return {
        intentId: reading.id,
        clientSecret,
        amount: attempt.amount,
        holdExpiresAt: attempt.holdExpiresAt,
      };
    }
    // Under its old key Stripe would hand the cancelled intent out again: the next turn takes a new number.
    gone = reading.id;
  }
  throw new DomainError("in_progress", "Another payment of this booking is being begun.", {
    retryAfterSeconds: 1,
  });
}

/** Null when another request has stored its intent first. */
async function makeIntent(
  { database, stripe }: PayingContext,
  bookingId: string,
  attempt: Attempt,
): Promise<BegunPayment | null> {
  const { reading, clientSecret } = await createIntent(stripe, {
    bookingId,
    reference: attempt.reference,
    attempt: attempt.number,
    amount: attempt.amount,
    captureLater: attempt.onRequest,
  }).catch(async (error: unknown) => {
    // A stored 500 answers under this key for a day; nobody has the secret of what it may have made.
    await abandonAttempt(database, bookingId, attempt.number);
    throw error;
  });
  const stored = await storeIntent(database, bookingId, attempt.number, reading.id);
  if (stored === "stored") {
    return {
      intentId: reading.id,
      clientSecret,
      amount: attempt.amount,
      holdExpiresAt: attempt.holdExpiresAt,
    };
  }
  if (stored === "settled")
    throw new DomainError("not_payable", "There is nothing to pay on this booking.");
  await cancelIntent(stripe, reading.id);
  if (stored === "overtaken") return null;
  throw new DomainError("hold_expired", "The places are no longer held.");
}
