import { expect, it } from "vitest";
import { withoutReturn } from "./without-return";

const returned =
  "?payment_intent=pi_1&payment_intent_client_secret=pi_1_secret_2&redirect_status=failed";

it("takes everything Stripe appended out of an address", () => {
  expect(withoutReturn(returned)).toBe("");
});

it("leaves the one parameter a page cannot be drawn without, and no secret with it", () => {
  expect(withoutReturn(returned, "redirect_status")).toBe("?redirect_status=failed");
  expect(withoutReturn("?payment_intent=pi_1", "redirect_status")).toBe("");
});
