import { type IntentReading, intentParts, missingReading, readingOf } from "./intent-reading";
import { isMissing } from "./is-missing";
import type { StripeClient } from "./stripe";
import { withRetries } from "./with-retries";

/**
 * Reads an intent from Stripe, with its client secret for those who may pay; one that Stripe doesn't
 * know reads as cancelled. Throws `payment_unavailable`.
 */
export async function readIntent(
  stripe: StripeClient,
  intentId: string,
): Promise<{ reading: IntentReading; clientSecret: string }> {
  try {
    const intent = await withRetries(() => stripe.paymentIntents.retrieve(intentId, intentParts));
    // Two refusals may come before the first is looked at, and each of them counts.
    const charges = intent.last_payment_error
      ? await withRetries(() => stripe.charges.list({ payment_intent: intentId, limit: 100 }))
      : null;
    return {
      reading: readingOf(intent, charges?.data),
      clientSecret: intent.client_secret ?? "",
    };
  } catch (error) {
    if (!isMissing(error)) throw error;
    return { reading: missingReading(intentId), clientSecret: "" };
  }
}
