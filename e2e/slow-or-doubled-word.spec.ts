import { expect, type Page, test } from "@playwright/test";
import { betweenReconciliations } from "./support/between-reconciliations";
import { mailsTo } from "./support/mailbox";
import { fillContact, fillPassengers, holdPlaces, payByCard } from "./support/purchase";
import { dayAhead, newEmail } from "./support/stack";
import { addFault, clearFaults, deliverWebhooks, releaseWebhooks } from "./support/stripe";
import { firstJourney } from "./support/traveller-api";

const days = Array.from({ length: 10 }, (_, index) => dayAhead(25 + index));

// The way webhooks arrive is the whole stand-in's, so these stories are told one after the other.
test.describe.configure({ mode: "serial" });
test.afterEach(async () => {
  await deliverWebhooks("deliver");
});

async function toThePayment(page: Page, journeyId: string, email: string): Promise<string> {
  await page.goto(`/en/book?out=${journeyId}&adults=1`);
  await fillPassengers(page, [
    { first: "Nour", last: "Haddad", born: "7 7 1977", gender: "x", nationality: "TN" },
  ]);
  await fillContact(page, email);
  return await holdPlaces(page);
}

test("the webhook comes twice: one ticket, one mail", async ({ page, request }) => {
  const journey = await firstJourney(request, { from: "tunis", to: "marseille" }, days);
  const email = newEmail("twice");
  await toThePayment(page, journey.id, email);
  await deliverWebhooks("duplicate");
  await payByCard(page);
  await expect(page.getByText("Your ticket is on its way to")).toBeVisible();
  await mailsTo(email, /^Your ticket/);
  // Long enough for a second one to have come.
  await page.waitForTimeout(3_000);
  const confirmations = await mailsTo(email, /^Your ticket/);
  expect(confirmations).toHaveLength(1);
});

test("the webhook is slow: the payment is acknowledged, and a reload does not ask for it again", async ({
  page,
  request,
}) => {
  const journey = await firstJourney(request, { from: "tunis", to: "marseille" }, days);
  await toThePayment(page, journey.id, newEmail("slow"));
  await betweenReconciliations();
  await deliverWebhooks("hold");
  await payByCard(page);
  await expect(page.getByText("We have your payment")).toBeVisible();
  await page.reload();
  await expect(page.getByText("We have your payment")).toBeVisible();
  await expect(page.getByLabel("Card number")).toHaveCount(0);
  await deliverWebhooks("deliver");
  await releaseWebhooks();
  await expect(page.getByText("Your ticket is on its way to")).toBeVisible();
});

test("the webhook is there before the browser hears from Stripe", async ({ page, request }) => {
  const journey = await firstJourney(request, { from: "tunis", to: "marseille" }, days);
  const begun = page.waitForResponse((response) => response.url().endsWith("/payment-intent"));
  await toThePayment(page, journey.id, newEmail("early"));
  const { data } = await (await begun).json();
  const confirmation = `/v1/payment_intents/${data.payment_intent_id}/confirm`;
  await addFault({ method: "POST", path: confirmation, fault: "timeout_after", ms: 60_000 });
  await payByCard(page);
  // Stripe's answer is a minute away; the books know already.
  await expect(page.getByText("Your ticket is on its way to")).toBeVisible();
  await clearFaults();
});
