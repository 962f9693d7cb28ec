import { emit } from "./emit";
import type { PaymentIntent } from "./types";
import { CANCELABLE, unexpectedState } from "./unexpected-state";
import type { World } from "./world";

export function cancelIntent(world: World, intent: PaymentIntent, reason: string | null): void {
  if (!CANCELABLE.includes(intent.status)) {
    throw unexpectedState(
      intent,
      `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be canceled: ${CANCELABLE.join(", ")}.`,
    );
  }
  const held = intent.status === "requires_capture";
  close(world, intent, reason);
  const charge = held && intent.latest_charge ? world.charges.get(intent.latest_charge) : undefined;
  if (charge) {
    // The authorisation is released: Stripe shows it as a charge refunded in full.
    charge.amount_refunded = charge.amount;
    charge.refunded = true;
    world.charges.save(charge.id, charge);
    emit(world, "charge.refunded", charge, { amount_refunded: 0, refunded: false });
  }
  emit(world, "payment_intent.canceled", intent);
}

/** Nobody captured in time. */
export function expireCapture(world: World, id: string): void {
  const intent = world.intents.get(id);
  if (intent?.status !== "requires_capture") return;
  close(world, intent, "automatic");
  const charge = intent.latest_charge ? world.charges.get(intent.latest_charge) : undefined;
  if (charge) emit(world, "charge.expired", charge);
  emit(world, "payment_intent.canceled", intent);
}

function close(world: World, intent: PaymentIntent, reason: string | null): void {
  intent.status = "canceled";
  intent.canceled_at = world.now();
  intent.cancellation_reason = reason;
  intent.amount_capturable = 0;
  intent.next_action = null;
  world.jobs.delete(`expire_capture:${intent.id}`);
  world.intents.save(intent.id, intent);
}
