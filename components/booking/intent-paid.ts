import type { Stripe } from "@stripe/stripe-js";

const paid = ["succeeded", "processing", "requires_capture"];

/** True if Stripe has the money, or the bank's promise of it. False also when Stripe does not answer. */
export async function isIntentPaid(stripe: Stripe, clientSecret: string): Promise<boolean> {
  const { paymentIntent } = await stripe.retrievePaymentIntent(clientSecret);
  return paymentIntent !== undefined && paid.includes(paymentIntent.status);
}
