import type { JsonObject } from "../wire/json";
import { CARDS } from "./cards";
import { emit } from "./emit";
import { invalid, type StripeError } from "./errors";
import { paymentId } from "./ids";
import { makeTransaction } from "./make-charge";
import { checkStep, written } from "./money";
import type { Charge, Refund } from "./types";
import { settleWarnings } from "./warn-of-fraud";
import type { World } from "./world";

export interface RefundWish {
  amount: number | undefined;
  reason: string | null;
  metadata: Record<string, string>;
}

export function refundCharge(world: World, charge: Charge, wish: RefundWish): Refund {
  const open = unrefunded(world, charge);
  refuse(world, charge, open, wish.amount);
  const amount = wish.amount ?? open;
  checkStep(amount, charge.currency);
  const behaviour = CARDS[world.numbers.get(charge.payment_method) ?? ""]?.refund;
  const refund: Refund = {
    id: paymentId("re"),
    object: "refund",
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: world.now(),
    currency: charge.currency,
    customer: null,
    customer_account: null,
    destination_details: {
      card: {
        reference_status: "pending",
        reference_type: "acquirer_reference_number",
        type: "refund",
      },
      type: "card",
    },
    metadata: wish.metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: wish.reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: behaviour === "pends" ? "pending" : "succeeded",
    transfer_reversal: null,
  };
  if (behaviour === "pends") refund.pending_reason = "processing";
  world.refunds.save(refund.id, refund);
  if (refund.status === "pending") {
    emit(world, "refund.created", refund);
    world.later("finish_refund", refund.id);
    return refund;
  }
  const previous = payOut(world, refund, charge);
  emit(world, "refund.created", refund);
  emit(world, "charge.refunded", charge, previous);
  if (behaviour === "fails") world.later("fail_refund", refund.id);
  return refund;
}

/** A pending refund arrived. */
export function finishRefund(world: World, id: string): void {
  const refund = world.refunds.get(id);
  const charge = refund && world.charges.get(refund.charge);
  if (!charge || refund.status !== "pending") return;
  refund.status = "succeeded";
  delete refund.pending_reason;
  const previous = payOut(world, refund, charge);
  announce(world, refund, { balance_transaction: null, status: "pending" });
  emit(world, "charge.refunded", charge, previous);
}

export function nothingToRefund(intent: string): StripeError {
  return invalid(`This PaymentIntent (${intent}) does not have a successful charge to refund.`);
}

/** The bank sent the money back: it is ours again, and still owed. */
export function failRefund(world: World, id: string): void {
  const refund = world.refunds.get(id);
  const charge = refund && world.charges.get(refund.charge);
  if (!charge || refund.status === "failed") return;
  refund.status = "failed";
  refund.failure_reason = "expired_or_canceled_card";
  refund.failure_balance_transaction = makeTransaction(world, {
    amount: refund.amount,
    currency: refund.currency,
    source: refund.id,
    type: "refund_failure",
  }).id;
  world.refunds.save(id, refund);
  count(world, charge);
  announce(world, refund, { status: "succeeded" });
  emit(world, "refund.failed", refund);
}

/** Stripe tells of a changed refund twice, by the old name and the new. */
export function announce(world: World, refund: Refund, previous: JsonObject): void {
  emit(world, "charge.refund.updated", refund, previous);
  emit(world, "refund.updated", refund, previous);
}

function payOut(world: World, refund: Refund, charge: Charge): JsonObject {
  const previous = { amount_refunded: charge.amount_refunded, refunded: charge.refunded };
  refund.balance_transaction = makeTransaction(world, {
    amount: -refund.amount,
    currency: refund.currency,
    source: refund.id,
    type: "refund",
  }).id;
  world.refunds.save(refund.id, refund);
  count(world, charge);
  return previous;
}

function count(world: World, charge: Charge): void {
  let refunded = 0;
  for (const refund of refundsOf(world, charge.id)) {
    if (refund.status === "succeeded") refunded += refund.amount;
  }
  charge.amount_refunded = refunded;
  charge.refunded = refunded > 0 && refunded >= charge.amount_captured;
  world.charges.save(charge.id, charge);
  settleWarnings(world, charge);
}

/** Newest first. */
export function refundsOf(world: World, charge: string): Refund[] {
  return world.refunds.newestFirst().filter((refund) => refund.charge === charge);
}

/** Pending ones are promised: they cannot be refunded again, though not yet counted. */
function unrefunded(world: World, charge: Charge): number {
  let open = charge.amount_captured;
  for (const refund of refundsOf(world, charge.id)) {
    if (refund.status === "succeeded" || refund.status === "pending") open -= refund.amount;
  }
  return open;
}

function refuse(world: World, charge: Charge, open: number, amount: number | undefined): void {
  if (charge.status !== "succeeded") throw nothingToRefund(charge.payment_intent);
  // An authorisation that was let go has been given back already.
  if (!charge.captured && !charge.refunded) {
    throw invalid(
      `This uncaptured Charge was created by a PaymentIntent (${charge.payment_intent}). You must cancel the PaymentIntent in order to release the funds.`,
    );
  }
  const dispute = typeof charge.dispute === "string" && world.disputes.get(charge.dispute);
  // An inquiry leaves the money here, and a won dispute brought it back.
  if (dispute && !dispute.is_charge_refundable && dispute.status !== "won") {
    throw invalid(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
      code: "charge_disputed",
    });
  }
  if (open <= 0) {
    throw invalid(`Charge ${charge.id} has already been refunded.`, {
      code: "charge_already_refunded",
    });
  }
  if (amount !== undefined && amount > open) {
    const wanted = written(amount, charge.currency);
    const left = written(open, charge.currency);
    throw invalid(
      open === charge.amount_captured
        ? `Refund amount (${wanted}) is greater than charge amount (${left})`
        : `Refund amount (${wanted}) is greater than unrefunded amount on charge (${left})`,
      { param: "amount" },
    );
  }
}
