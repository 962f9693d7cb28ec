import { CARDS } from "./cards";
import { emit } from "./emit";
import { docUrl, StripeError } from "./errors";
import { makeCharge, makeTransaction } from "./make-charge";
import { openDispute } from "./open-dispute";
import type { Charge, PaymentIntent, PaymentMethod } from "./types";
import { warnOfFraud } from "./warn-of-fraud";
import type { World } from "./world";

const SETTLE_MS = 1000;

/** Asks the issuer for the money. Throws Stripe's 402 when the issuer says no. */
export function chargeCard(
  world: World,
  intent: PaymentIntent,
  method: PaymentMethod,
  authenticated: boolean,
): void {
  const behaviour = CARDS[world.numbers.get(method.id) ?? ""];
  const charge = makeCharge(world, intent, method, behaviour?.decline, authenticated);
  intent.latest_charge = charge.id;
  intent.next_action = null;
  if (behaviour?.decline) throw declineIntent(world, intent, method, charge);

  intent.payment_method = method.id;
  intent.last_payment_error = null;
  world.usedMethods.save(method.id, intent.id);
  if (intent.capture_method === "manual") {
    intent.status = "requires_capture";
    intent.amount_capturable = intent.amount;
    const { capture_before } = charge.payment_method_details.card as { capture_before: number };
    world.later("expire_capture", intent.id, (capture_before - world.now()) * 1000);
  } else {
    intent.status = "succeeded";
    intent.amount_received = intent.amount;
    if (intent.capture_method === "automatic") bookCharge(world, charge);
    else world.later("settle_charge", charge.id, SETTLE_MS);
  }
  world.intents.save(intent.id, intent);
  emit(world, "charge.succeeded", charge);
  emit(
    world,
    intent.status === "succeeded"
      ? "payment_intent.succeeded"
      : "payment_intent.amount_capturable_updated",
    intent,
  );
  if (behaviour?.warning) warnOfFraud(world, charge);
  if (behaviour?.dispute) openDispute(world, charge, behaviour.dispute);
}

/** The charge enters the account's balance (with automatic_async a moment after it succeeded). */
export function bookCharge(world: World, charge: Charge): void {
  const { amount_captured: amount, currency, id } = charge;
  charge.balance_transaction = makeTransaction(world, {
    amount,
    currency,
    source: id,
    type: "charge",
  }).id;
  world.charges.save(id, charge);
}

/** A later booking, which Stripe announces as charge.updated. */
export function settleLater(world: World, chargeId: string): void {
  const charge = world.charges.get(chargeId);
  if (!charge || charge.balance_transaction !== null) return;
  bookCharge(world, charge);
  emit(world, "charge.updated", charge, { balance_transaction: null });
}

function declineIntent(
  world: World,
  intent: PaymentIntent,
  method: PaymentMethod,
  charge: Charge,
): StripeError {
  const decline = CARDS[world.numbers.get(method.id) ?? ""]?.decline;
  const code = decline?.code ?? "card_declined";
  const fields = {
    advice_code: decline?.advice,
    charge: charge.id,
    code,
    decline_code: decline?.decline_code,
    network_decline_code: decline?.network,
    payment_method: structuredClone(method),
  };
  const message = decline?.message ?? "Your card was declined.";
  failIntent(world, intent, { ...fields, doc_url: docUrl(code), message, type: "card_error" }, () =>
    emit(world, "charge.failed", charge),
  );
  return new StripeError(402, "card_error", message, {
    ...fields,
    payment_intent: structuredClone(intent),
  });
}

/** Back to the start: the intent can be tried again with another card. */
export function failIntent(
  world: World,
  intent: PaymentIntent,
  error: NonNullable<PaymentIntent["last_payment_error"]>,
  before: () => void = () => {},
): void {
  intent.status = "requires_payment_method";
  intent.payment_method = null;
  intent.next_action = null;
  intent.last_payment_error = error;
  world.intents.save(intent.id, intent);
  before();
  emit(world, "payment_intent.payment_failed", intent);
}
