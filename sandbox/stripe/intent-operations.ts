import type { JsonObject } from "../wire/json";
import { attachMethod, detachMethod } from "./attach-method";
import { cancelIntent } from "./cancel-intent";
import { captureIntent } from "./capture-intent";
import { checkConfirmation, confirmIntent } from "./confirm-intent";
import { createIntent, createShape, refuseDescriptor } from "./create-intent";
import { StripeError } from "./errors";
import { listing, ownedShape } from "./listing";
import { findMethod, makeMethod, methodShape } from "./make-method";
import { type Call, operation } from "./operation";
import {
  bool,
  carried,
  clearable,
  hash,
  metadata,
  oneOf,
  positive,
  required,
  text,
} from "./params";
import { found, searchFor } from "./search";
import type { PaymentIntent } from "./types";
import { updateIntent, updateShape } from "./update-intent";
import { publicIntent, publicMethod } from "./views";
import { find } from "./world";

export const confirmShape = {
  payment_method: text,
  payment_method_data: hash({ ...methodShape, referrer: carried, payment_user_agent: carried }),
  client_secret: text,
  return_url: text,
  use_stripe_sdk: bool,
  off_session: bool,
  error_on_requires_action: bool,
  receipt_email: clearable(text),
  capture_method: oneOf("automatic", "automatic_async", "manual"),
  shipping: carried,
  mandate: carried,
  mandate_data: carried,
  payment_method_options: carried,
  payment_details: carried,
  amount_details: carried,
  radar_options: carried,
  setup_future_usage: clearable(oneOf("off_session", "on_session")),
  allowed_payment_method_types: carried,
  excluded_payment_method_types: carried,
  hooks: carried,
  amount_to_confirm: carried,
  confirmation_token: carried,
};

const show = (call: Call, intent: PaymentIntent): JsonObject =>
  call.publishable ? publicIntent(intent) : intent;

/** The browser proves with the client secret that this intent is its own. */
function ownIntent(call: Call, secret: string | undefined): PaymentIntent {
  const intent = find(call.world, "intents", call.ids[0] ?? "", "intent");
  if (call.publishable && secret === undefined) {
    throw new StripeError(400, "invalid_request_error", "Missing required param: client_secret.", {
      code: "parameter_missing",
      param: "client_secret",
    });
  }
  if (secret !== undefined && secret !== intent.client_secret) {
    throw new StripeError(
      400,
      "invalid_request_error",
      "The client_secret provided does not match the client_secret associated with the PaymentIntent.",
      { code: "payment_intent_invalid_parameter", param: "client_secret" },
    );
  }
  return intent;
}

export const intentOperations = [
  operation("POST /v1/payment_intents", createShape, createIntent),
  operation("GET /v1/payment_intents", { ...ownedShape, customer_account: text }, (call, params) =>
    listing(call.world.intents.newestFirst(), "/v1/payment_intents", "payment_intent", params),
  ),
  // Before the one that takes any word for an id.
  operation(
    "GET /v1/payment_intents/search",
    { query: text, limit: positive, page: text },
    (call, params) => {
      const isMeant = searchFor(required(params.query, "query"));
      const matches = call.world.intents.newestFirst().filter(isMeant);
      return found(matches, "/v1/payment_intents/search", params);
    },
  ),
  operation(
    "GET /v1/payment_intents/:id",
    { client_secret: text, is_stripe_sdk: carried },
    (call, params) => show(call, ownIntent(call, params.client_secret)),
    true,
  ),
  operation("POST /v1/payment_intents/:id", updateShape, updateIntent),
  operation(
    "POST /v1/payment_intents/:id/confirm",
    confirmShape,
    (call, params) => {
      const { world } = call;
      const intent = ownIntent(call, params.client_secret);
      const method = params.payment_method_data
        ? makeMethod(world, params.payment_method_data)
        : params.payment_method === undefined
          ? undefined
          : findMethod(world, params.payment_method);
      const how = {
        method,
        return_url: params.return_url,
        use_stripe_sdk: params.use_stripe_sdk ?? false,
        off_session: params.off_session ?? false,
        error_on_requires_action: params.error_on_requires_action ?? false,
        origin: call.origin,
        publishable: call.publishable,
      };
      checkConfirmation(world, intent, how);
      if (params.receipt_email !== undefined) intent.receipt_email = params.receipt_email;
      if (params.capture_method !== undefined) intent.capture_method = params.capture_method;
      confirmIntent(world, intent, how);
      return show(call, intent);
    },
    true,
  ),
  operation(
    "POST /v1/payment_intents/:id/capture",
    {
      amount_to_capture: positive,
      final_capture: bool,
      metadata,
      statement_descriptor: text,
      statement_descriptor_suffix: carried,
      application_fee_amount: carried,
      transfer_data: carried,
      amount_details: carried,
      payment_details: carried,
      hooks: carried,
    },
    (call, params) => {
      const intent = find(call.world, "intents", call.ids[0] ?? "", "intent");
      refuseDescriptor(params.statement_descriptor);
      captureIntent(call.world, intent, params.amount_to_capture);
      return intent;
    },
  ),
  operation(
    "POST /v1/payment_intents/:id/cancel",
    {
      cancellation_reason: oneOf("duplicate", "fraudulent", "requested_by_customer", "abandoned"),
    },
    (call, params) => {
      const intent = find(call.world, "intents", call.ids[0] ?? "", "intent");
      cancelIntent(call.world, intent, params.cancellation_reason ?? null);
      return intent;
    },
  ),
  operation(
    "POST /v1/payment_methods",
    { ...methodShape, payment_user_agent: carried, referrer: carried },
    (call, params) => {
      const method = makeMethod(call.world, params);
      return call.publishable ? publicMethod(method) : method;
    },
    true,
  ),
  operation("GET /v1/payment_methods/:id", {}, (call) =>
    find(call.world, "methods", call.ids[0] ?? ""),
  ),
  operation("POST /v1/payment_methods/:id/attach", { customer: text }, (call, params) => {
    const method = findMethod(call.world, call.ids[0] ?? "", "id");
    attachMethod(call.world, method, required(params.customer, "customer"));
    return method;
  }),
  operation("POST /v1/payment_methods/:id/detach", {}, (call) => {
    const method = find(call.world, "methods", call.ids[0] ?? "");
    detachMethod(call.world, method);
    return method;
  }),
];
