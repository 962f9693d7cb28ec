import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "#lib/identity/uuid";
import { openStripeProcess, type StripeProcess } from "#lib/testing/stripe-process";
import { createIntent } from "./create-intent";

let wire: StripeProcess;
beforeAll(async () => {
  wire = await openStripeProcess();
});
afterAll(() => wire?.end());

test.each([
  ["EUR", 49],
  ["JPY", 49],
  ["TND", 1_000],
  ["EUR", 100_000_000],
])(
  "%s %i is no amount that a card pays: that is said, and not that Stripe is away",
  async (currency, amount_minor) => {
    const order = { bookingId: newId(), reference: "TEST", attempt: 1, captureLater: false };
    const made = createIntent(wire.stripe, { ...order, amount: { amount_minor, currency } });
    await expect(made).rejects.toMatchObject({ code: "not_payable" });
  },
);
