import type { JsonObject } from "../wire/json";
import { checkConfirmation, confirmIntent } from "./confirm-intent";
import { emit } from "./emit";
import { invalid } from "./errors";
import type { Form } from "./form";
import { makeIntent } from "./make-intent";
import { findMethod, makeMethod, methodShape } from "./make-method";
import { checkAmount, checkCurrency } from "./money";
import type { Call } from "./operation";
import {
  bool,
  carried,
  hash,
  list,
  metadata,
  oneOf,
  type Params,
  positive,
  required,
  text,
} from "./params";
import type { PaymentIntent } from "./types";
import { find } from "./world";

const address = hash({
  city: text,
  country: text,
  line1: text,
  line2: text,
  postal_code: text,
  state: text,
});

export const shipping = hash({
  address,
  name: text,
  carrier: text,
  phone: text,
  tracking_number: text,
});

export const createShape = {
  amount: positive,
  currency: text,
  automatic_payment_methods: hash({ enabled: bool, allow_redirects: oneOf("always", "never") }),
  capture_method: oneOf("automatic", "automatic_async", "manual"),
  confirm: bool,
  confirmation_method: oneOf("automatic", "manual"),
  customer: text,
  description: text,
  error_on_requires_action: bool,
  metadata,
  off_session: bool,
  payment_method: text,
  payment_method_data: hash(methodShape),
  payment_method_types: list(text),
  receipt_email: text,
  return_url: text,
  setup_future_usage: oneOf("off_session", "on_session"),
  shipping,
  statement_descriptor: text,
  statement_descriptor_suffix: text,
  transfer_group: text,
  use_stripe_sdk: bool,
  allowed_payment_method_types: list(text),
  amount_details: carried,
  application_fee_amount: carried,
  confirmation_token: carried,
  customer_account: carried,
  excluded_payment_method_types: carried,
  hooks: carried,
  mandate: carried,
  mandate_data: carried,
  on_behalf_of: carried,
  payment_details: carried,
  payment_method_configuration: carried,
  payment_method_options: carried,
  radar_options: carried,
  transfer_data: carried,
};

export function createIntent(call: Call, params: Params<typeof createShape>): JsonObject {
  const { world } = call;
  const amount = required(params.amount, "amount");
  const currency = checkCurrency(required(params.currency, "currency"));
  checkAmount(amount, currency);
  checkCombination(params);
  const intent = makeIntent(world, amount, currency);
  if (params.customer !== undefined) {
    intent.customer = find(world, "customers", params.customer, "customer").id;
  }
  fill(intent, params);
  const method = params.payment_method_data
    ? makeMethod(world, params.payment_method_data)
    : params.payment_method === undefined
      ? undefined
      : findMethod(world, params.payment_method);
  if (method) {
    intent.payment_method = method.id;
    intent.status = "requires_confirmation";
  }
  const how = {
    method,
    return_url: params.return_url,
    use_stripe_sdk: params.use_stripe_sdk ?? false,
    off_session: params.off_session ?? false,
    error_on_requires_action: params.error_on_requires_action ?? false,
    origin: call.origin,
    publishable: false,
  };
  // An intent that cannot be confirmed as it was asked for is not made at all.
  if (params.confirm) checkConfirmation(world, intent, how);
  world.intents.save(intent.id, intent);
  // The event shows the intent as it was made, before the card is asked.
  emit(world, "payment_intent.created", intent);
  if (params.confirm) confirmIntent(world, intent, how);
  return intent;
}

function fill(intent: PaymentIntent, params: Params<typeof createShape>): void {
  if (params.payment_method_types) {
    intent.payment_method_types = params.payment_method_types;
    intent.automatic_payment_methods = null;
  } else if (params.automatic_payment_methods) {
    intent.automatic_payment_methods =
      params.automatic_payment_methods.enabled === false
        ? null
        : {
            allow_redirects: params.automatic_payment_methods.allow_redirects ?? "always",
            enabled: true,
          };
  }
  intent.allowed_payment_method_types = params.allowed_payment_method_types ?? null;
  intent.capture_method = params.capture_method ?? "automatic_async";
  intent.confirmation_method = params.confirmation_method ?? "automatic";
  intent.metadata = params.metadata ?? {};
  intent.receipt_email = params.receipt_email ?? null;
  intent.description = params.description ?? null;
  intent.setup_future_usage = params.setup_future_usage ?? null;
  intent.shipping = shippingOf(params.shipping);
  intent.statement_descriptor = params.statement_descriptor ?? null;
  intent.statement_descriptor_suffix = params.statement_descriptor_suffix ?? null;
  intent.transfer_group = params.transfer_group ?? null;
  const threeDs = requestedThreeDs(params.payment_method_options);
  const { card } = intent.payment_method_options as { card: JsonObject };
  if (threeDs) card.request_three_d_secure = threeDs;
}

export function shippingOf(
  given: Params<typeof createShape>["shipping"] | null,
): JsonObject | null {
  if (!given) return null;
  const { address: at, name = null, carrier = null, phone = null, tracking_number = null } = given;
  const empty = {
    city: null,
    country: null,
    line1: null,
    line2: null,
    postal_code: null,
    state: null,
  };
  return { address: { ...empty, ...at }, carrier, name, phone, tracking_number };
}

function requestedThreeDs(options: Form | undefined): string | undefined {
  const card = typeof options === "object" ? options.card : undefined;
  const wish = typeof card === "object" ? card.request_three_d_secure : undefined;
  return typeof wish === "string" ? wish : undefined;
}

/** What the card's statement says begins with the account's name; a suffix is all one adds. */
export function refuseDescriptor(given: unknown): void {
  if (given === undefined) return;
  throw invalid(
    "The `statement_descriptor` parameter is not supported for the given payment method types. Please use `statement_descriptor_suffix` instead.",
    { code: "payment_intent_invalid_parameter", param: "statement_descriptor" },
  );
}

function checkCombination(params: Params<typeof createShape>): void {
  if (params.payment_method_types && params.automatic_payment_methods?.enabled) {
    throw invalid(
      "You may only specify one of these parameters: automatic_payment_methods, payment_method_types.",
      { param: "automatic_payment_methods" },
    );
  }
  const types = params.allowed_payment_method_types ?? params.payment_method_types;
  const other = types?.find((type) => type !== "card");
  if (other !== undefined) {
    throw invalid(
      `The payment method type "${other}" is invalid. Please ensure the provided type is activated in your dashboard (https://dashboard.stripe.com/account/payments/settings) and your account is enabled for any preview features that you are trying to use.`,
      { code: "payment_intent_invalid_parameter", param: "payment_method_types" },
    );
  }
  refuseDescriptor(params.statement_descriptor);
  for (const param of ["return_url", "off_session", "error_on_requires_action"] as const) {
    if (params[param] !== undefined && !params.confirm) {
      throw invalid(
        `The parameter \`${param}\` cannot be passed when creating a PaymentIntent unless \`confirm\` is set to true.`,
        { param },
      );
    }
  }
}
