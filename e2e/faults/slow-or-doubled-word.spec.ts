import type { Page } from "@playwright/test";
import { stillUnderWay } from "../support/all-quiet";
import { betweenReconciliations } from "../support/between-reconciliations";
import { type Held, heldBooking, openToPay } from "../support/held-booking";
import { mailsTo } from "../support/mailbox";
import { payByCard } from "../support/purchase";
import { setHold } from "../support/set-hold";
import { addFault, deliverWebhooks, releaseWebhooks } from "../support/stripe";
import { daysFrom, expect, test } from "./story";

const days = daysFrom(50);
const ticketComes = "Your ticket is on its way to";

/** A booking open at its card form, with time enough for a browser: holds are short on this stack. */
async function atTheCardForm(page: Page, name: string): Promise<Held> {
  const booking = await heldBooking(page.request, days, { name });
  await setHold(booking.id, 90);
  await openToPay(page, booking);
  return booking;
}

test("the webhook comes twice: the page shows one ticket, and there is one mail", async ({
  page,
}) => {
  const booking = await atTheCardForm(page, "twice");
  await deliverWebhooks("duplicate");
  await payByCard(page);
  await expect(page.getByText(ticketComes)).toBeVisible();
  await mailsTo(booking.email, /^Your ticket/);
  // A second mail would have come by the time nothing is under way.
  await expect.poll(stillUnderWay, { timeout: 30_000 }).toEqual([]);
  expect(await mailsTo(booking.email, /^Your ticket/)).toHaveLength(1);
});

test("the webhook is slow: the payment is acknowledged, and a reload does not ask for it again", async ({
  page,
}) => {
  await betweenReconciliations();
  await atTheCardForm(page, "slow");
  await deliverWebhooks("hold");
  await payByCard(page);
  await expect(page.getByText("We have your payment")).toBeVisible();
  await page.reload();
  await expect(page.getByText("We have your payment")).toBeVisible();
  await expect(page.getByLabel("Card number")).toHaveCount(0);
  await deliverWebhooks("deliver");
  await releaseWebhooks();
  await expect(page.getByText(ticketComes)).toBeVisible();
});

test("the webhook is there before the browser hears from Stripe", async ({ page }) => {
  const booking = await atTheCardForm(page, "early-page");
  const { payment_intent_id: intent } = await booking.begin();
  const confirmation = `/v1/payment_intents/${intent}/confirm`;
  await addFault({ method: "POST", path: confirmation, fault: "timeout_after", ms: 60_000 });
  await payByCard(page);
  // Stripe's answer is a minute away; the books know already.
  await expect(page.getByText(ticketComes)).toBeVisible();
});
