import type Stripe from "stripe";

export type DisputeStatus = "open" | "won" | "lost";

/** What Stripe says of a dispute now: the parts our books depend on. */
export type DisputeReading = {
  id: string;
  status: DisputeStatus;
  intentId: string | null;
  amountMinor: number;
  currency: string;
  /** What the bank has of it now, in the charge's currency: nothing of an inquiry, and nothing once it gave it back. */
  withdrawnMinor: number;
  /** Stripe still refunds the charge. */
  refundable: boolean;
  /** Until when the bank hears our side; null where Stripe names no day. */
  evidenceDueAt: Date | null;
};

/** Closed without the bank having kept anything: an inquiry that came to nothing is one. */
const kept = new Set(["won", "warning_closed", "prevented"]);

/** Reads a dispute object into our words. Its movements of money are in the account's own currency: only which way they went says something here. */
export function disputeReadingOf(dispute: Stripe.Dispute): DisputeReading {
  const { payment_intent: intent, balance_transactions: moved } = dispute;
  const net = moved.reduce((sum, { amount }) => sum + amount, 0);
  const dueBy = dispute.evidence_details?.due_by;
  return {
    id: dispute.id,
    status: dispute.status === "lost" ? "lost" : kept.has(dispute.status) ? "won" : "open",
    intentId: typeof intent === "string" ? intent : (intent?.id ?? null),
    amountMinor: dispute.amount,
    currency: dispute.currency.toUpperCase(),
    withdrawnMinor: net < 0 ? dispute.amount : 0,
    refundable: dispute.is_charge_refundable,
    evidenceDueAt: dueBy ? new Date(dueBy * 1_000) : null,
  };
}
