import { StripeError } from "./errors";
import type { IntentStatus, PaymentIntent } from "./types";

/** The intent is not in a state that allows this; Stripe sends the whole intent along. */
export function unexpectedState(intent: PaymentIntent, message: string): StripeError {
  return new StripeError(400, "invalid_request_error", message, {
    code: "payment_intent_unexpected_state",
    payment_intent: structuredClone(intent),
  });
}

export const CANCELABLE: IntentStatus[] = [
  "requires_payment_method",
  "requires_capture",
  "requires_confirmation",
  "requires_action",
  "processing",
];
