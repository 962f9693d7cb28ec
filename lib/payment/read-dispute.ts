import { type DisputeReading, disputeReadingOf } from "./dispute-reading";
import { isMissing } from "./is-missing";
import type { StripeClient } from "./stripe";
import { withRetries } from "./with-retries";

/** Reads a dispute from Stripe; null where Stripe knows none. Throws `payment_unavailable`. */
export async function readDispute(
  stripe: StripeClient,
  disputeId: string,
): Promise<DisputeReading | null> {
  try {
    return disputeReadingOf(await withRetries(() => stripe.disputes.retrieve(disputeId)));
  } catch (error) {
    if (!isMissing(error)) throw error;
    return null;
  }
}

/** Reads all disputes of an intent: Stripe said that there is one before its event told us. Throws `payment_unavailable`. */
export async function readDisputesOf(
  stripe: StripeClient,
  intentId: string,
): Promise<DisputeReading[]> {
  const list = await withRetries(() =>
    stripe.disputes.list({ payment_intent: intentId, limit: 100 }),
  );
  return list.data.map(disputeReadingOf);
}
