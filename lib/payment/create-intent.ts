import type Stripe from "stripe";
import type { Money } from "#lib/money/money";
import { type IntentReading, readingOf } from "./intent-reading";
import { withRetries } from "./with-retries";

/**
 * Creates the intent of a booking's payment attempt. The key holds the attempt, for Stripe would give a
 * cancelled intent back under an old key. Cards and wallets only. Throws `payment_unavailable`.
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
  );
  return { reading: readingOf(intent), clientSecret: intent.client_secret ?? "" };
}
