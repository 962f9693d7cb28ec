import Stripe from "stripe";
import { isUuid } from "#lib/identity/uuid";
import { isMissing } from "./is-missing";
import type { StripeClient } from "./stripe";
import { withRetries } from "./with-retries";

export type RefundReading = {
  /** Stripe's id; null of a refund that Stripe refused to make. */
  id: string | null;
  status: "pending" | "succeeded" | "failed" | "canceled";
  /** Our refund's id, if it is one of ours. */
  refundId: string | null;
  intentId: string | null;
  /** Stripe refuses, for a bank has the money: what became of that dispute says what becomes of the refund. */
  disputed?: true;
};

/** After this long a request under the first key has ended, and its effect can be looked up. */
const settledMs = 60_000;

export type RefundOrder = {
  refundId: string;
  intentId: string;
  amountMinor: number;
  createdAt: Date;
  /** Which key is in use. All who send this refund at once must use the same one. */
  keyTurn: number;
  /** The key in use remembers a failure of Stripe's, or a dispute that may be won, and will for a day: the next try needs the next one. */
  onSpentKey: () => Promise<unknown>;
};

/**
 * Sends one refund to Stripe under its own key, so that however often it is sent it is one. A later try
 * first looks whether Stripe has it already: the answer may have been lost, or the key forgotten after a
 * day. One that Stripe refuses for good (disputed, nothing left to refund) reads as failed. Throws
 * `payment_unavailable`.
 */
export async function refundIntent(
  stripe: StripeClient,
  order: RefundOrder,
  now: Date,
): Promise<RefundReading> {
  const ageMs = now.getTime() - order.createdAt.getTime();
  // A failure that its key remembers may have come after the effect.
  if (ageMs > settledMs || order.keyTurn > 0) {
    const existing = await findRefund(stripe, order);
    if (existing) return existing;
  }
  const turn = order.keyTurn > 0 ? `:${order.keyTurn}` : "";
  const create = () =>
    stripe.refunds
      .create(
        {
          payment_intent: order.intentId,
          amount: order.amountMinor,
          reason: "requested_by_customer",
          metadata: { refund_id: order.refundId },
        },
        { idempotencyKey: `refund:${order.refundId}${turn}` },
      )
      .catch(async (error: unknown) => {
        if (isRemembered(error) || isDisputed(error)) await order.onSpentKey();
        throw error;
      });
  try {
    return refundReadingOf(await withRetries(create));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const { refundId, intentId } = order;
    const refused = { id: null, status: "failed", refundId, intentId } as const;
    const existing = await findRefund(stripe, order);
    return existing ?? (isDisputed(error) ? { ...refused, disputed: true } : refused);
  }
}

/** Stripe understood, and will not: no other try can change that. Our keys and its silence are another matter. */
function isRefusal(error: unknown): boolean {
  return (
    error instanceof Stripe.errors.StripeInvalidRequestError &&
    (error.statusCode === 400 || error.statusCode === 404)
  );
}

/** Not a failure of this moment: what Stripe answers under this key from now on. */
function isRemembered(error: unknown): boolean {
  if (!(error instanceof Stripe.errors.StripeError)) return false;
  return (error.statusCode ?? 0) >= 500 && error.headers?.["idempotent-replayed"] === "true";
}

function isDisputed(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeError && error.code === "charge_disputed";
}

async function findRefund(
  stripe: StripeClient,
  order: { refundId: string; intentId: string },
): Promise<RefundReading | null> {
  const list = await withRetries(() =>
    stripe.refunds.list({ payment_intent: order.intentId, limit: 100 }),
  );
  const found = list.data.find((refund) => refund.metadata?.refund_id === order.refundId);
  return found ? refundReadingOf(found) : null;
}

/** Reads a refund again from Stripe; null where Stripe knows none. Throws `payment_unavailable`. */
export async function readRefund(
  stripe: StripeClient,
  stripeRefundId: string,
): Promise<RefundReading | null> {
  try {
    return refundReadingOf(await withRetries(() => stripe.refunds.retrieve(stripeRefundId)));
  } catch (error) {
    if (!isMissing(error)) throw error;
    return null;
  }
}

/** Reads a refund object into our words. */
export function refundReadingOf(refund: Stripe.Refund): RefundReading {
  const { status, payment_intent: intent, metadata } = refund;
  const ours = metadata?.refund_id ?? "";
  // A refund that waits for the account or the bank is pending to us.
  const known = status === "succeeded" || status === "failed" || status === "canceled";
  return {
    id: refund.id,
    status: known ? status : "pending",
    refundId: isUuid(ours) ? ours : null,
    intentId: typeof intent === "string" ? intent : (intent?.id ?? null),
  };
}
