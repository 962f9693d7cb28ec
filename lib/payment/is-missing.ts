import Stripe from "stripe";

/** True for Stripe's answer that it knows no such object. */
export function isMissing(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeError && error.code === "resource_missing";
}
