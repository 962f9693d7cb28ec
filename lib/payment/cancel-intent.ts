import Stripe from "stripe";
import { type IntentReading, missingReading, readingOf } from "./intent-reading";
import { isMissing } from "./is-missing";
import { readIntent } from "./read-intent";
import { withRetries } from "./with-retries";

/**
 * Cancels an intent and says how it stands afterwards: `canceled`, or what came first (the race is
 * cancelling losing against succeeding). Throws `payment_unavailable`.
 */
export async function cancelIntent(stripe: Stripe, intentId: string): Promise<IntentReading> {
  try {
    const intent = await withRetries(() =>
      stripe.paymentIntents.cancel(intentId, { cancellation_reason: "abandoned" }),
    );
    return readingOf(intent);
  } catch (error) {
    if (isMissing(error)) return missingReading(intentId);
    if (
      error instanceof Stripe.errors.StripeError &&
      error.code === "payment_intent_unexpected_state"
    ) {
      return (await readIntent(stripe, intentId)).reading;
    }
    throw error;
  }
}
