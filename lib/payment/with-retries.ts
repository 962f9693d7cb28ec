import Stripe from "stripe";
import { DomainError } from "#lib/errors/domain-error";

const delaysMs = [1_000, 2_000];

/** True where the same call with the same key may do better: no answer, 409 in flight, 429, 5xx. */
function mayPass(error: unknown): boolean {
  if (error instanceof Stripe.errors.StripeConnectionError) return true;
  // A body that isn't JSON (a gateway's 502) has no status left by the time it gets here.
  if (error instanceof Stripe.errors.StripeAPIError) return true;
  if (error instanceof Stripe.errors.StripeError) {
    const status = error.statusCode ?? 0;
    return status === 409 || status === 429 || status >= 500;
  }
  return false;
}

/**
 * Calls Stripe, and again after 1 s and 2 s where that can help; the call carries the same idempotency
 * key each time, so nothing is done twice. Throws `payment_unavailable` when Stripe stays away; errors
 * that say something (declines, wrong state) pass as they are.
 */
export async function withRetries<T>(call: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      if (!mayPass(error)) throw error;
      const delay = delaysMs[attempt];
      if (delay === undefined) {
        throw new DomainError(
          "payment_unavailable",
          "The payment service does not answer just now.",
          {
            retryAfterSeconds: 5,
          },
        );
      }
      await new Promise((resolve) => setTimeout(resolve, delay));
    }
  }
}
