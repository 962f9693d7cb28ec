import Stripe from "stripe";
import { type IntentReading, intentParts, missingReading, readingOf } from "./intent-reading";
import { isMissing } from "./is-missing";
import { readIntent } from "./read-intent";
import { withRetries } from "./with-retries";

/**
 * Captures an authorised intent in full and says how it stands afterwards: an authorisation that has ended
 * reads as `canceled`. Stripe captures an intent once, whoever asks and however often, so it needs no
 * key of ours; one that remembered a 500 would keep it from being captured for a day. Throws `payment_unavailable`.
 */
export async function captureIntent(stripe: Stripe, intentId: string): Promise<IntentReading> {
  try {
    const intent = await withRetries(() => stripe.paymentIntents.capture(intentId, intentParts));
    return readingOf(intent);
  } catch (error) {
    if (isMissing(error)) return missingReading(intentId);
    const isAnswer =
      error instanceof Stripe.errors.StripeError &&
      (error.code === "payment_intent_unexpected_state" ||
        error.code === "charge_expired_for_capture" ||
        error.code === "capture_charge_authorization_expired");
    if (isAnswer) return (await readIntent(stripe, intentId)).reading;
    throw error;
  }
}
