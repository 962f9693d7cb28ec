import type { JsonObject } from "../wire/json";

/**
 * Stripe's objects, as far as the stand-in reasons about them. Keys it only carries (always
 * null here) live in the builders; the index signature lets `expand` walk any of them.
 */
export type IntentStatus =
  | "requires_payment_method"
  | "requires_confirmation"
  | "requires_action"
  | "processing"
  | "requires_capture"
  | "canceled"
  | "succeeded";

export interface PaymentIntent extends JsonObject {
  id: string;
  object: "payment_intent";
  amount: number;
  amount_capturable: number;
  amount_received: number;
  capture_method: "automatic" | "automatic_async" | "manual";
  confirmation_method: "automatic" | "manual";
  client_secret: string;
  created: number;
  currency: string;
  customer: string | null;
  last_payment_error: JsonObject | null;
  latest_charge: string | null;
  metadata: Record<string, string>;
  next_action: JsonObject | null;
  payment_method: string | null;
  payment_method_types: string[];
  receipt_email: string | null;
  status: IntentStatus;
}

export interface Card extends JsonObject {
  brand: string;
  country: string;
  exp_month: number;
  exp_year: number;
  fingerprint: string;
  funding: string;
  last4: string;
}

export interface PaymentMethod extends JsonObject {
  id: string;
  object: "payment_method";
  billing_details: JsonObject;
  card: Card;
  created: number;
  customer: string | null;
  type: "card";
}

export interface Charge extends JsonObject {
  id: string;
  object: "charge";
  amount: number;
  amount_captured: number;
  amount_refunded: number;
  balance_transaction: string | null;
  captured: boolean;
  created: number;
  currency: string;
  disputed: boolean;
  paid: boolean;
  payment_intent: string;
  payment_method: string;
  payment_method_details: JsonObject;
  refunded: boolean;
  status: "succeeded" | "failed" | "pending";
}

export interface Refund extends JsonObject {
  id: string;
  object: "refund";
  amount: number;
  balance_transaction: string | null;
  charge: string;
  created: number;
  currency: string;
  metadata: Record<string, string>;
  payment_intent: string;
  status: "pending" | "succeeded" | "failed" | "canceled" | "requires_action";
}

export interface Dispute extends JsonObject {
  id: string;
  object: "dispute";
  amount: number;
  balance_transactions: JsonObject[];
  charge: string;
  created: number;
  currency: string;
  evidence: JsonObject;
  evidence_details: JsonObject;
  metadata: Record<string, string>;
  payment_intent: string;
  status: string;
}

export interface BalanceTransaction extends JsonObject {
  id: string;
  object: "balance_transaction";
  amount: number;
  created: number;
  currency: string;
  source: string;
}

export interface Customer extends JsonObject {
  id: string;
  object: "customer";
  created: number;
  metadata: Record<string, string>;
}

export interface WebhookEndpoint extends JsonObject {
  id: string;
  object: "webhook_endpoint";
  enabled_events: string[];
  created: number;
  secret: string;
  status: "enabled" | "disabled";
  url: string;
}

/** Every event the stand-in tells. */
export const EVENT_TYPES = [
  "charge.captured",
  "charge.dispute.closed",
  "charge.dispute.created",
  "charge.dispute.funds_reinstated",
  "charge.dispute.funds_withdrawn",
  "charge.dispute.updated",
  "charge.expired",
  "charge.failed",
  "charge.refund.updated",
  "charge.refunded",
  "charge.succeeded",
  "charge.updated",
  "customer.created",
  "payment_intent.amount_capturable_updated",
  "payment_intent.canceled",
  "payment_intent.created",
  "payment_intent.payment_failed",
  "payment_intent.requires_action",
  "payment_intent.succeeded",
  "payment_method.attached",
  "payment_method.detached",
  "radar.early_fraud_warning.created",
  "refund.created",
  "refund.failed",
  "refund.updated",
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

export interface EarlyFraudWarning extends JsonObject {
  id: string;
  object: "radar.early_fraud_warning";
  charge: string;
  created: number;
  payment_intent: string;
}

export interface Event extends JsonObject {
  id: string;
  object: "event";
  created: number;
  data: JsonObject;
  pending_webhooks: number;
  type: string;
}
