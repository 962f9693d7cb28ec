import { emit } from "./emit";
import { invalid } from "./errors";
import { bookCharge } from "./settle-charge";
import type { PaymentIntent } from "./types";
import { unexpectedState } from "./unexpected-state";
import { find, type World } from "./world";

/** Takes what was authorised, or part of it once: the rest is released. */
export function captureIntent(
  world: World,
  intent: PaymentIntent,
  amount: number | undefined,
): void {
  if (intent.status !== "requires_capture" || intent.latest_charge === null) {
    throw unexpectedState(
      intent,
      `This PaymentIntent could not be captured because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.`,
    );
  }
  const taken = amount ?? intent.amount_capturable;
  if (taken > intent.amount_capturable) {
    throw invalid(
      `You cannot capture more than the capturable amount (${intent.amount_capturable}) of this PaymentIntent.`,
      { code: "amount_too_large", param: "amount_to_capture" },
    );
  }
  const charge = find(world, "charges", intent.latest_charge);
  charge.captured = true;
  charge.amount_captured = taken;
  bookCharge(world, charge);
  intent.status = "succeeded";
  intent.amount_capturable = 0;
  intent.amount_received = taken;
  world.intents.save(intent.id, intent);
  world.jobs.delete(`expire_capture:${intent.id}`);
  emit(world, "charge.captured", charge, {
    amount_captured: 0,
    balance_transaction: null,
    captured: false,
  });
  emit(world, "payment_intent.succeeded", intent);
}
