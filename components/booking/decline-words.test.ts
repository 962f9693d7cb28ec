import { expect, it } from "vitest";
import { declineKeyOf, mayBePaid } from "./decline-words";

it.each([
  ["card_error", "card_declined", "generic_decline", "declined"],
  ["card_error", "card_declined", "insufficient_funds", "declined_insufficient_funds"],
  ["card_error", "card_declined", "stolen_card", "declined"],
  ["card_error", "expired_card", undefined, "declined_expired_card"],
  ["card_error", "incorrect_cvc", undefined, "declined_incorrect_cvc"],
  [
    "invalid_request_error",
    "payment_intent_authentication_failure",
    undefined,
    "declined_authentication",
  ],
  ["validation_error", "incomplete_number", undefined, "declined_invalid"],
  ["card_error", "processing_error", undefined, "declined_processing_error"],
  ["api_connection_error", undefined, undefined, "declined_connection"],
] as const)("%s %s %s: %s", (type, code, decline_code, key) => {
  expect(declineKeyOf({ type, ...(code && { code }), ...(decline_code && { decline_code }) })).toBe(
    key,
  );
});

it("asks the intent after an answer that says nothing about the money", () => {
  expect(mayBePaid({ type: "api_connection_error" })).toBe(true);
  // The form in a second tab, whose payment was made in the first.
  expect(mayBePaid({ type: "invalid_request_error" })).toBe(true);
  expect(mayBePaid({ type: "card_error" })).toBe(false);
  expect(mayBePaid({ type: "validation_error" })).toBe(false);
});
