import { expect, it } from "vitest";
import { cancelKindOf, confirmWords, isOtherQuote, refusedWords } from "./cancel-words";

const quote = (refund: number, fee: number) => ({
  refund: { amount_minor: refund, currency: "EUR" },
  fee: { amount_minor: fee, currency: "EUR" },
  expires_at: "2026-12-01T09:00:00.000Z",
});

it.each([
  ["paid", 6_000, 4_000, "confirm_refund"],
  ["paid", 0, 10_000, "confirm_nothing"],
  ["paid", 0, 0, "confirm"],
  ["authorised", 0, 0, "confirm"],
  ["unpaid", 0, 0, "confirm_unpaid"],
] as const)("%s, %i back and %i kept: the button says %s", (kind, refund, fee, words) => {
  expect(confirmWords(kind, quote(refund, fee))).toBe(words);
});

it("offers nothing of a booking that has ended", () => {
  for (const status of ["FAILED", "EXPIRED", "CANCELLED"] as const) {
    expect(cancelKindOf(status)).toBeNull();
  }
});

it("takes a quote with another refund or another fee for another one", () => {
  expect(isOtherQuote(quote(0, 0), quote(0, 0))).toBe(false);
  expect(isOtherQuote(quote(6_000, 4_000), quote(4_000, 6_000))).toBe(true);
  // Given back unpaid in one tab, paid in another: nothing comes back of either.
  expect(isOtherQuote(quote(0, 0), quote(0, 10_000))).toBe(true);
});

it.each([
  ["PENDING", "no_longer_held"],
  // The hold ended between the refusal and the news of it.
  ["EXPIRED", "no_longer_held"],
  ["FAILED", "no_longer_held"],
  ["CONFIRMED", "sailed"],
  ["AWAITING_OPERATOR", "sailed"],
  ["CANCELLED", null],
] as const)("a booking that is %s and not to be cancelled: %s", (status, words) => {
  expect(refusedWords(status)).toBe(words);
});
