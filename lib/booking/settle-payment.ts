import type { Database } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { assert } from "#lib/errors/assert";
import { lockBooking } from "#lib/hold/lock-booking";
import { log } from "#lib/log/log";
import { transact } from "#lib/outbox/committed";
import { cancelIntent } from "#lib/payment/cancel-intent";
import type { IntentReading } from "#lib/payment/intent-reading";
import { readIntent } from "#lib/payment/read-intent";
import type { StripeClient } from "#lib/payment/stripe";
import { closeUnpaid } from "./close-unpaid";
import { recordDecline } from "./record-decline";
import { settleAuthorised } from "./settle-authorised";
import { settleProcessing } from "./settle-processing";
import { settleSucceeded } from "./settle-succeeded";
import type { Settlement } from "./settlement";

export type SettlingContext = { database: Pick<Database, "sql">; stripe: StripeClient };
/**
 * Brings a booking in line with what Stripe says of its intent now: the event that called is only a
 * hint. Safe to call in any order and any number of times. Throws `payment_unavailable`,
 * `service_unavailable`; an intent that is not ours, or is another amount than was sold, changes nothing.
 */
export async function settlePayment(
  context: SettlingContext,
  actor: Actor,
  intentId: string,
): Promise<{ settlement: Settlement; bookingId: string | null }> {
  const { reading } = await readIntent(context.stripe, intentId);
  return await settleReading(context, actor, reading);
}

/** settlePayment for a reading that is at hand and fresh. */
export async function settleReading(
  context: SettlingContext,
  actor: Actor,
  reading: IntentReading,
): Promise<{ settlement: Settlement; bookingId: string | null }> {
  const payment = await findPayment(context.database, reading);
  if (!payment) return { settlement: "not_ours", bookingId: null };
  const { bookingId } = payment;
  if (payment.amount_minor !== reading.amountMinor || payment.currency !== reading.currency) {
    log().error({ bookingId, intentId: reading.id }, "payment: the intent is not what was sold");
    return { settlement: "not_ours", bookingId };
  }
  const settlement = await transact(context.database, async (tx): Promise<Settlement> => {
    const locked = await lockBooking(tx, bookingId);
    const booking = { ...locked, bookingId };
    switch (reading.status) {
      case "succeeded":
        return await settleSucceeded(tx, actor, booking, reading);
      case "requires_capture":
        return await settleAuthorised(tx, actor, booking, reading);
      case "processing":
        return await settleProcessing(tx, actor, booking);
      case "canceled":
        return await closeUnpaid(tx, actor, booking, reading.id);
      default:
        return reading.decline ? await recordDecline(tx, actor, booking, reading) : "unchanged";
    }
  });
  // Five declines end a booking: its intent must not be payable any longer.
  if (settlement === "failed" && reading.status !== "canceled") {
    const after = await cancelIntent(context.stripe, reading.id);
    if (after.status === "succeeded") return await settleReading(context, actor, after);
  }
  return { settlement, bookingId };
}

type PaymentRow = { bookingId: string; amount_minor: number; currency: string };

/** The booking an intent pays for: by our own row, or, for an intent whose id we could not store, by its metadata. */
async function findPayment(
  { sql }: Pick<Database, "sql">,
  reading: IntentReading,
): Promise<PaymentRow | null> {
  const [row] = await sql<PaymentRow[]>`
    select booking_id as "bookingId", amount_minor, currency from payment where intent_id = ${reading.id}`;
  if (row) return row;
  if (!reading.bookingId || !/^[0-9a-f-]{36}$/.test(reading.bookingId)) return null;
  const [named] = await sql<PaymentRow[]>`
    select booking_id as "bookingId", amount_minor, currency from payment where booking_id = ${reading.bookingId}`;
  assert(!named || named.bookingId === reading.bookingId, "a payment is found by its booking");
  return named ?? null;
}
