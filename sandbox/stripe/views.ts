import type { JsonObject } from "../wire/json";
import type { PaymentIntent, PaymentMethod } from "./types";

const PUBLIC_KEYS = [
  "id",
  "object",
  "amount",
  "amount_details",
  "automatic_payment_methods",
  "canceled_at",
  "cancellation_reason",
  "capture_method",
  "client_secret",
  "confirmation_method",
  "created",
  "currency",
  "description",
  "last_payment_error",
  "livemode",
  "next_action",
  "payment_method",
  "payment_method_configuration_details",
  "payment_method_types",
  "processing",
  "receipt_email",
  "setup_future_usage",
  "shipping",
  "source",
  "status",
];

/** What the payer's browser may see: no metadata, customer, charge or received amount. */
export function publicIntent(intent: PaymentIntent): JsonObject {
  return Object.fromEntries(PUBLIC_KEYS.map((key) => [key, intent[key] ?? null]));
}

export function publicMethod(method: PaymentMethod): JsonObject {
  const { metadata: _private, card, ...rest } = method;
  const { fingerprint: _print, ...shown } = card;
  return { ...rest, card: shown };
}
