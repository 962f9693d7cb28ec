import Stripe from "stripe";
import { DomainError } from "#lib/errors/domain-error";
import type { Money } from "#lib/money/money";
import { type IntentReading, readingOf } from "./intent-reading";
import { withRetries } from "./with-retries";

/**
 * Creates the intent of a booking's payment attempt. The key holds the attempt, for Stripe would give a
 * cancelled intent back under an old key. Cards and wallets only. Throws `payment_unavailable`, and
 * `not_payable` for an amount that is too small or too large for Stripe.
 */
export async function createIntent(
  stripe: Stripe,
  order: {
    bookingId: string;
    reference: string;
    attempt: number;
    amount: Money;
    captureLater: boolean;
  },
): Promise<{ reading: IntentReading; clientSecret: string }> {
  const intent = await withRetries(() =>
    stripe.paymentIntents.create(
      {
        amount: order.amount.amount_minor,
        currency: order.amount.currency.toLowerCase(),
        allowed_payment_method_types: ["card"],
        capture_method: order.captureLater ? "manual" : "automatic_async",
        description: `Gangway ${order.reference}`,
        metadata: {
          booking_id: order.bookingId,
          reference: order.reference,
          attempt: String(order.attempt),
        },
      },
      { idempotencyKey: `pi:${order.bookingId}:${order.attempt}` },
    ),
  ).catch((error: unknown) => {
    throw isOutOfRange(error)
      ? new DomainError("not_payable", "This amount cannot be paid by card.")
      : error;
  });
  return { reading: readingOf(intent), clientSecret: intent.client_secret ?? "" };
}

function isOutOfRange(error: unknown): boolean {
  const isStripes = error instanceof Stripe.errors.StripeError;
  return isStripes && (error.code === "amount_too_small" || error.code === "amount_too_large");
}
