import { expect, it } from "vitest";
import type { BookingView } from "#lib/booking/booking-view";
import { cancelledWords, failedWords, lapsedWords } from "./outcome-words";

function ended(status: BookingView["status"], reason: string | null, paidAt: string | null) {
  return { status, reason, payment: { paid_at: paidAt } } as BookingView;
}
const late = "2026-12-01T09:00:00.000Z";

it.each([
  ["declined", null, "failed_declines"],
  ["declined", late, "failed_lead"],
  ["places_gone", late, "failed_late"],
  ["operator_rejected", null, "failed_operator"],
  [null, null, "failed_lead"],
] as const)("failed for %s with money at %s: %s", (reason, paidAt, words) => {
  expect(failedWords(ended("FAILED", reason, paidAt))).toBe(words);
});

it.each([
  ["PENDING", null, "lapsed_checking"],
  ["EXPIRED", null, "lapsed_nothing"],
  ["EXPIRED", late, "lapsed_paid"],
] as const)("lapsed, %s in the books, with money at %s: %s", (status, paidAt, words) => {
  expect(lapsedWords(ended(status, null, paidAt))).toBe(words);
});

it("a booking given up unpaid says that nothing was charged, until money comes after all", () => {
  expect(cancelledWords(ended("CANCELLED", "by_traveller", null))).toBe("lapsed_nothing");
  expect(cancelledWords(ended("CANCELLED", "by_traveller", late))).toBe("lapsed_paid");
});
