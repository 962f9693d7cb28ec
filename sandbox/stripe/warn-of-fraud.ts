import { emit } from "./emit";
import { random } from "./ids";
import type { Charge, EarlyFraudWarning } from "./types";
import type { World } from "./world";

/** The issuer suspects fraud: no money moves, but a dispute may follow. */
export function warnOfFraud(world: World, charge: Charge): void {
  const warning: EarlyFraudWarning = {
    id: `issfr_1${random(23)}`,
    object: "radar.early_fraud_warning",
    actionable: true,
    charge: charge.id,
    created: world.now(),
    fraud_type: "made_with_stolen_card",
    livemode: false,
    payment_intent: charge.payment_intent,
  };
  world.warnings.save(warning.id, warning);
  emit(world, "radar.early_fraud_warning.created", warning);
}

/** Nothing can be done any more once the money went back. */
export function settleWarnings(world: World, charge: Charge): void {
  if (!charge.refunded && !charge.disputed) return;
  for (const warning of world.warnings.values()) {
    if (warning.charge !== charge.id) continue;
    warning.actionable = false;
    world.warnings.save(warning.id, warning);
  }
}
