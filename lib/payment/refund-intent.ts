import type Stripe from "stripe";
import { withRetries } from "./with-retries";

export type RefundReading = { id: string; status: "pending" | "succeeded" | "failed" | "canceled" };

/** Sends one refund to Stripe under its own key, so that however often it is sent it is one. Throws `payment_unavailable`. */
export async function refundIntent(
  stripe: Stripe,
  order: { refundId: string; intentId: string; amountMinor: number },
): Promise<RefundReading> {
  const refund = await withRetries(() =>
    stripe.refunds.create(
      {
        payment_intent: order.intentId,
        amount: order.amountMinor,
        reason: "requested_by_customer",
        metadata: { refund_id: order.refundId },
      },
      { idempotencyKey: `refund:${order.refundId}` },
    ),
  );
  return { id: refund.id, status: statusOf(refund.status) };
}

/** Reads a refund again from Stripe. */
export async function readRefund(
  stripe: Stripe,
  stripeRefundId: string,
): Promise<RefundReading & { refundId: string | null }> {
  const refund = await withRetries(() => stripe.refunds.retrieve(stripeRefundId));
  return {
    id: refund.id,
    status: statusOf(refund.status),
    refundId: refund.metadata?.refund_id ?? null,
  };
}

/** A refund that waits for the account or the bank is pending to us. */
function statusOf(status: string | null): RefundReading["status"] {
  return status === "succeeded" || status === "failed" || status === "canceled"
    ? status
    : "pending";
}
