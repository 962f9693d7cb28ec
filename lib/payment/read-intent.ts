import type Stripe from "stripe";
import { type IntentReading, readingOf } from "./intent-reading";
import { withRetries } from "./with-retries";

/** Reads an intent from Stripe, with its client secret for those who may pay. Throws `payment_unavailable`. */
export async function readIntent(
  stripe: Stripe,
  intentId: string,
): Promise<{ reading: IntentReading; clientSecret: string }> {
  const intent = await withRetries(() => stripe.paymentIntents.retrieve(intentId));
  return { reading: readingOf(intent), clientSecret: intent.client_secret ?? "" };
}
