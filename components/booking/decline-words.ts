import type { StripeError } from "@stripe/stripe-js";

/** The catalogue's words for a refusal of the card; `{time}` in them is the end of the hold. */
export type DeclineKey =
  | "declined"
  | "declined_insufficient_funds"
  | "declined_expired_card"
  | "declined_incorrect_cvc"
  | "declined_processing_error"
  | "declined_authentication"
  | "declined_invalid"
  | "declined_connection";

const byCode: Record<string, DeclineKey> = {
  insufficient_funds: "declined_insufficient_funds",
  expired_card: "declined_expired_card",
  incorrect_cvc: "declined_incorrect_cvc",
  invalid_cvc: "declined_incorrect_cvc",
  processing_error: "declined_processing_error",
  payment_intent_authentication_failure: "declined_authentication",
  incorrect_number: "declined_invalid",
};

/** The question may have arrived and the answer been lost: nobody may say that nothing was charged. */
function isUnclear(error: Pick<StripeError, "type">): boolean {
  return error.type === "api_connection_error" || error.type === "api_error";
}

/**
 * True for an answer that says nothing about the money: a connection that broke, or a form in a second
 * tab whose payment was made in the first.
 */
export function mayBePaid(error: Pick<StripeError, "type">): boolean {
  return error.type !== "card_error" && error.type !== "validation_error";
}

/** What to say about a payment that Stripe refused. Lost or stolen is never told apart, by Stripe's advice. */
export function declineKeyOf(
  error: Pick<StripeError, "type" | "code" | "decline_code">,
): DeclineKey {
  const known = byCode[error.decline_code ?? ""] ?? byCode[error.code ?? ""];
  if (known) return known;
  if (isUnclear(error)) return "declined_connection";
  if (error.type === "card_error") return "declined";
  return error.type === "validation_error" ? "declined_invalid" : "declined_processing_error";
}
