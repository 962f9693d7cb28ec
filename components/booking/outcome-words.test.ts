import { expect, it } from "vitest";
import type { BookingView } from "#lib/booking/booking-view";
import { chargedWords, failedWords } from "./outcome-words";

function ended(
  status: BookingView["status"],
  reason: string | null,
  paidAt: string | null,
  closed = true,
) {
  return { status, reason, payment: { paid_at: paidAt, closed } } as BookingView;
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
  ["PENDING", true, null, "lapsed_checking"],
  ["EXPIRED", false, null, "lapsed_checking"],
  ["EXPIRED", true, null, "lapsed_nothing"],
  ["EXPIRED", true, late, "lapsed_paid"],
  ["CANCELLED", false, null, "lapsed_checking"],
  ["CANCELLED", true, null, "lapsed_nothing"],
  ["CANCELLED", true, late, "lapsed_paid"],
  ["FAILED", false, null, "lapsed_checking"],
  ["FAILED", true, null, "lapsed_nothing"],
] as const)("%s, closed: %s, with money at %s: %s", (status, closed, paidAt, words) => {
  expect(chargedWords(ended(status, null, paidAt, closed))).toBe(words);
});
