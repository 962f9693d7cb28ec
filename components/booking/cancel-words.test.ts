import { expect, it } from "vitest";
import { cancelKindOf, confirmWords } from "./cancel-words";

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
