import type { JsonObject } from "../wire/json";
import { createShape, refuseDescriptor, shipping, shippingOf } from "./create-intent";
import { findMethod, makeMethod } from "./make-method";
import { checkAmount, checkCurrency } from "./money";
import type { Call } from "./operation";
import { clearable, merged, type Params, text } from "./params";
import type { IntentStatus } from "./types";
import { unexpectedState } from "./unexpected-state";
import { find } from "./world";

const {
  confirm: _confirm,
  confirmation_method: _manual,
  error_on_requires_action: _error,
  off_session: _off,
  return_url: _url,
  use_stripe_sdk: _sdk,
  automatic_payment_methods: _auto,
  mandate: _mandate,
  mandate_data: _data,
  confirmation_token: _token,
  on_behalf_of: _behalf,
  radar_options: _radar,
  ...kept
} = createShape;

export const updateShape = {
  ...kept,
  receipt_email: clearable(text),
  shipping: clearable(shipping),
};

const OPEN: IntentStatus[] = [
  "requires_payment_method",
  "requires_confirmation",
  "requires_action",
];

export function updateIntent(call: Call, params: Params<typeof updateShape>): JsonObject {
  const { world } = call;
  const intent = find(world, "intents", call.ids[0] ?? "", "intent");
  for (const name of ["amount", "currency", "payment_method", "payment_method_data"] as const) {
    if (params[name] !== undefined && !OPEN.includes(intent.status)) {
      throw unexpectedState(
        intent,
        `This PaymentIntent's ${name} could not be updated because it has a status of ${intent.status}. You may only update the ${name} of a PaymentIntent with one of the following statuses: ${OPEN.join(", ")}.`,
      );
    }
  }
  // All that can be refused comes first: a refused update changes nothing.
  refuseDescriptor(params.statement_descriptor);
  const currency = params.currency ? checkCurrency(params.currency) : intent.currency;
  const amount = params.amount ?? intent.amount;
  if (params.currency !== undefined || params.amount !== undefined) checkAmount(amount, currency);
  const labels = merged(intent.metadata, params.metadata);
  const customer =
    params.customer === undefined
      ? intent.customer
      : find(world, "customers", params.customer, "customer").id;
  const method = params.payment_method_data
    ? makeMethod(world, params.payment_method_data)
    : params.payment_method === undefined
      ? undefined
      : findMethod(world, params.payment_method);
  Object.assign(intent, { amount, currency, customer, metadata: labels });
  if (method) intent.payment_method = method.id;
  if (OPEN.includes(intent.status)) {
    intent.status = intent.payment_method ? "requires_confirmation" : "requires_payment_method";
    intent.next_action = null;
    intent.last_payment_error = null;
  }
  if (params.shipping !== undefined) intent.shipping = shippingOf(params.shipping);
  for (const name of [
    "capture_method",
    "description",
    "payment_method_types",
    "receipt_email",
    "setup_future_usage",
    "statement_descriptor_suffix",
    "transfer_group",
  ] as const) {
    const value = params[name];
    if (value !== undefined) (intent as JsonObject)[name] = value;
  }
  world.intents.save(intent.id, intent);
  world.note("payment_intent.updated", [intent.id]);
  return intent;
}
