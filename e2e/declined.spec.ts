import { expect, test } from "@playwright/test";
import { heldBooking, markDocument, openToPay, placesLeft } from "./support/held-booking";
import { payByCard } from "./support/purchase";
import { dayAhead } from "./support/stack";
import { confirmIntent, intentStatus } from "./support/stripe";

const days = Array.from({ length: 10 }, (_, index) => dayAhead(100 + index));
// Whatever else is sold meanwhile, the places counted below are on a sailing of this story alone.
const ownDays = Array.from({ length: 10 }, (_, index) => dayAhead(112 + index));
const ownDaysOverApi = Array.from({ length: 10 }, (_, index) => dayAhead(124 + index));

test("a refused card is told why, the places stay held, and another card pays", async ({
  page,
}) => {
  const booking = await heldBooking(page.request, days, { name: "refused" });
  await openToPay(page, booking);
  const document = await markDocument(page);
  const alert = page.getByRole("alert").filter({ hasText: "Your places are yours until" });
  for (const [tries, card, words] of [
    [1, "4000 0000 0000 0002", "Your card was refused by your bank."],
    [2, "4000 0000 0000 9995", "Your bank says there is not enough money on this card."],
    [3, "4000 0000 0000 0069", "This card has expired."],
    [4, "4000 0000 0000 0127", "The security code is not right."],
  ] as const) {
    await payByCard(page, card);
    await expect(alert).toContainText(words);
    await expect(alert).toContainText(/until \d\d:\d\d/);
    await expect.poll(async () => (await booking.read()).payment.declines).toBe(tries);
  }
  expect(await booking.read()).toMatchObject({
    status: "PENDING",
    payment: { status: "PENDING", last_decline: "incorrect_cvc" },
  });
  await expect(page.getByRole("timer")).toHaveText(/left to pay/);

  await payByCard(page);
  await expect(page.getByText("Your ticket is on its way to")).toBeVisible();
  await expect(alert).toHaveCount(0);
  expect(await document.isStillThere()).toBe(true);
});

test("the fifth refusal ends the booking on the page, and others have the places at once", async ({
  page,
  playwright,
  baseURL,
}) => {
  const others = await playwright.request.newContext({ baseURL });
  const booking = await heldBooking(page.request, ownDays, { name: "five" });
  const sailing = booking.journey.legs[0]?.sailing_id as string;
  const left = await placesLeft(others, sailing);
  await openToPay(page, booking);
  const document = await markDocument(page);
  for (let tries = 1; tries <= 4; tries += 1) {
    await payByCard(page, "4000 0000 0000 0002");
    await expect(page.getByText("Your card was refused by your bank.")).toBeVisible();
    await expect.poll(async () => (await booking.read()).payment.declines).toBe(tries);
    expect(await placesLeft(others, sailing)).toBe(left);
  }
  await payByCard(page, "4000 0000 0000 0002");
  await expect(page.getByText("This booking could not be made")).toBeVisible();
  await expect(page.getByText("The card was refused five times")).toContainText(
    "Nothing was charged.",
  );
  await expect.poll(() => placesLeft(others, sailing)).toBe(left + 2);
  await expect(page.getByLabel("Card number")).toHaveCount(0);
  await expect(page.getByRole("timer")).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Search again with the same party" })).toBeVisible();
  expect(await document.isStillThere()).toBe(true);
  await others.dispose();
});

test("over the API: four refusals leave it payable, the fifth fails it and closes the intent", async ({
  request,
}) => {
  const booking = await heldBooking(request, ownDaysOverApi, { name: "five-api" });
  const sailing = booking.journey.legs[0]?.sailing_id as string;
  const left = await placesLeft(request, sailing);
  const intent = (await booking.begin()).payment_intent_id;
  for (const [tries, method, code, declineCode] of [
    [1, "pm_card_chargeDeclined", "card_declined", "generic_decline"],
    [2, "pm_card_chargeDeclinedInsufficientFunds", "card_declined", "insufficient_funds"],
    [3, "pm_card_chargeDeclinedExpiredCard", "expired_card", "expired_card"],
    [4, "pm_card_chargeDeclinedIncorrectCvc", "incorrect_cvc", "incorrect_cvc"],
  ] as const) {
    const refused = await confirmIntent(intent, method);
    expect(refused.error).toMatchObject({ code, decline_code: declineCode });
    await expect.poll(async () => (await booking.read()).payment.declines).toBe(tries);
    expect(await booking.read()).toMatchObject({
      status: "PENDING",
      payment: { status: "PENDING", last_decline: declineCode },
    });
    // The same intent is still the one to pay.
    expect((await booking.begin()).payment_intent_id).toBe(intent);
    expect(await placesLeft(request, sailing)).toBe(left);
  }
  await confirmIntent(intent, "pm_card_chargeDeclined");
  await expect.poll(async () => (await booking.read()).status).toBe("FAILED");
  // Said by the webhook's process right after the booking has failed.
  await expect.poll(() => placesLeft(request, sailing)).toBe(left + 2);
  expect(await booking.read()).toMatchObject({ reason: "declined", payment: { status: "FAILED" } });
  await expect.poll(() => intentStatus(intent)).toBe("canceled");
  expect(await booking.ask("payment-intent")).toMatchObject({ status: 409 });
  expect(await booking.ask("hold-extension")).toMatchObject({ status: 409 });
  // Nobody can pay what has ended.
  expect((await confirmIntent(intent)).error).toMatchObject({
    code: "payment_intent_unexpected_state",
  });
});
