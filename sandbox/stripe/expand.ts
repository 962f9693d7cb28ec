import { isObject, type Json, type JsonObject } from "../wire/json";
import { invalid } from "./errors";
import { refundsOf } from "./refund-charge";
import type { World } from "./world";

const EXPANDABLE: Record<string, string[]> = {
  payment_intent: [
    "application",
    "customer",
    "latest_charge",
    "on_behalf_of",
    "payment_method",
    "review",
  ],
  payment_method: ["customer"],
  charge: [
    "application",
    "application_fee",
    "balance_transaction",
    "customer",
    "dispute",
    "failure_balance_transaction",
    "on_behalf_of",
    "payment_intent",
    "refunds",
    "review",
  ],
  refund: [
    "balance_transaction",
    "charge",
    "failure_balance_transaction",
    "payment_intent",
    "payment_method",
  ],
  dispute: ["charge", "payment_intent"],
  "radar.early_fraud_warning": ["charge", "payment_intent"],
  balance_transaction: ["source"],
  customer: [],
};

/** `expand[]=latest_charge.balance_transaction`: ids become objects, in a copy. */
export function expand(world: World, object: JsonObject, paths: string[]): JsonObject {
  const copy = structuredClone(object);
  for (const path of paths) {
    const steps = path.split(".");
    if (steps.length > 4) {
      throw invalid("You cannot expand more than 4 levels of a property.", { param: "expand" });
    }
    walk(world, copy, steps, path);
  }
  return copy;
}

function walk(world: World, at: Json | undefined, steps: string[], path: string): void {
  const [step, ...rest] = steps;
  if (step === undefined) return;
  if (Array.isArray(at)) {
    for (const item of at) walk(world, item, steps, path);
    return;
  }
  if (!isObject(at)) return;
  if (at.object === "list" && step === "data") {
    walk(world, at.data, rest, path);
    return;
  }
  if (!EXPANDABLE[String(at.object)]?.includes(step)) {
    throw invalid(`This property cannot be expanded (${path}).`, { param: "expand" });
  }
  const value = at[step];
  if (at.object === "charge" && step === "refunds") at.refunds = refundList(world, String(at.id));
  else if (typeof value === "string") at[step] = byId(world, value) ?? value;
  walk(world, at[step], rest, path);
}

function refundList(world: World, charge: string): JsonObject {
  const data = refundsOf(world, charge).map((refund) => structuredClone(refund));
  return { object: "list", data, has_more: false, url: `/v1/charges/${charge}/refunds` };
}

function byId(world: World, id: string): JsonObject | undefined {
  const found = {
    pi: world.intents,
    ch: world.charges,
    pm: world.methods,
    re: world.refunds,
    txn: world.transactions,
    cus: world.customers,
    du: world.disputes,
  }[id.slice(0, id.indexOf("_")) as "pi"]?.get(id);
  return found && structuredClone(found);
}
