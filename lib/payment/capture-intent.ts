import Stripe from "stripe";
import { type IntentReading, readingOf } from "./intent-reading";
import { readIntent } from "./read-intent";
import { withRetries } from "./with-retries";

/** Captures an authorised intent in full; once captured, it says so again. Throws `payment_unavailable`. */
export async function captureIntent(stripe: Stripe, intentId: string): Promise<IntentReading> {
  try {
    const intent = await withRetries(() =>
      stripe.paymentIntents.capture(intentId, {}, { idempotencyKey: `capture:${intentId}` }),
    );
    return readingOf(intent);
  } catch (error) {
    if (
      error instanceof Stripe.errors.StripeError &&
      error.code === "payment_intent_unexpected_state"
    ) {
      return (await readIntent(stripe, intentId)).reading;
    }
    throw error;
  }
}
