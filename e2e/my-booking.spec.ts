import { expect, type Page, test } from "@playwright/test";
import { type Held, heldBooking, openToPay, placesLeft } from "./support/held-booking";
import { mailsTo } from "./support/mailbox";
import { minorUnits } from "./support/purchase";
import { dayAhead } from "./support/stack";
import { intentStatus, payIntent } from "./support/stripe";

const days = Array.from({ length: 10 }, (_, index) => dayAhead(196 + index));
const ownDays = Array.from({ length: 10 }, (_, index) => dayAhead(208 + index));
const refusal = "There is no booking with this reference and e-mail address.";

async function find(page: Page, reference: string, email: string): Promise<void> {
  await page.goto("/en/my-booking");
  await page.getByLabel("Reference").fill(reference);
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Open my booking" }).click();
}

async function pay(booking: Held): Promise<void> {
  expect(await payIntent((await booking.begin()).payment_intent_id)).toBe("succeeded");
  await expect.poll(async () => (await booking.read()).status).toBe("CONFIRMED");
}

test("found by reference and e-mail, with all that belongs to it; whatever is wrong is answered alike", async ({
  page,
  request,
}) => {
  const booking = await heldBooking(request, days, { name: "find" });
  await pay(booking);
  const other = booking.reference.startsWith("0") ? "1" : "0";
  const words: string[] = [];
  for (const [reference, email] of [
    [booking.reference, "somebody.else@example.com"],
    [other + booking.reference.slice(1), booking.email],
  ] as const) {
    await find(page, reference, email);
    await expect(page.getByText(refusal)).toBeVisible();
    words.push(await page.getByRole("main").innerText());
  }
  expect(words[0]).toBe(words[1]);

  // As somebody copies it from a mail: small letters, a space at the end.
  await find(page, `${booking.reference.toLowerCase()} `, booking.email.toUpperCase());
  await page.waitForURL(new RegExp(`${booking.page}$`));
  await expect(page.getByText("Your ticket is on its way to")).toContainText(booking.email);

  const calendar = page.getByRole("link", { name: "Add to the calendar" });
  const file = await page.request.get((await calendar.getAttribute("href")) as string);
  expect(file.headers()["content-type"]).toContain("text/calendar");
  expect(await file.text()).toContain(booking.reference);

  await page.getByRole("link", { name: "Open the ticket" }).click();
  await expect(page.getByRole("article")).toContainText(booking.reference);
  await page.goBack();
  await page.getByRole("link", { name: "Open the receipt" }).click();
  const receipt = page.getByRole("article");
  await expect(receipt).toContainText("Visa, ending in 4242");
  const total = await receipt.getByRole("row", { name: /Total paid/ }).innerText();
  expect(minorUnits(total)).toBe(booking.total.amount_minor);

  await page.goto(booking.page);
  const [first] = await mailsTo(booking.email, /^Your ticket/);
  await page.getByRole("button", { name: "Send the mail again" }).click();
  await expect(page.getByText("The mail is on its way again to")).toContainText(booking.email);
  const sent = await mailsTo(booking.email, /^Your ticket/, 2);
  expect(sent).toHaveLength(2);
  expect(sent.map((mail) => mail.subject)).toEqual([first?.subject, first?.subject]);
});

test("the mail's link opens it, and a link that is not ours opens nothing", async ({
  page,
  request,
  playwright,
  baseURL,
}) => {
  const booking = await heldBooking(request, days, { name: "link" });
  const neighbour = await heldBooking(request, days, { name: "neighbour" });
  await Promise.all([pay(booking), pay(neighbour)]);
  const linkOf = async (held: Held) => {
    const [mail] = await mailsTo(held.email, /^Your ticket/);
    return new RegExp(`/b/${held.id}/[\\w-]+`).exec(mail?.text ?? "")?.[0] as string;
  };
  const link = await linkOf(booking);
  const token = link.split("/").at(-1) as string;
  // Six bits a character.
  expect(token.length * 6).toBeGreaterThanOrEqual(128);
  expect(token).not.toBe((await linkOf(neighbour)).split("/").at(-1));

  const middle = Math.floor(token.length / 2);
  const changed = `${token.slice(0, middle)}${token[middle] === "A" ? "B" : "A"}${token.slice(middle + 1)}`;
  for (const wrong of [
    `/b/${booking.id}/${changed}`,
    `/b/${booking.id}/${token.slice(0, -1)}`,
    `/b/${neighbour.id}/${token}`,
    `/b/${booking.id}`,
  ]) {
    const stranger = await playwright.request.newContext({ baseURL });
    const answer = await stranger.get(wrong, { maxRedirects: 0 });
    expect([wrong, answer.status()]).toEqual([wrong, 303]);
    expect(answer.headers().location).toBe("/en/my-booking");
    expect(answer.headers()["set-cookie"]).toBeUndefined();
    for (const { id } of [booking, neighbour]) {
      expect((await stranger.get(`/api/v1/bookings/${id}`)).status()).toBe(401);
    }
    await stranger.dispose();
  }
  await page.goto(`/b/${booking.id}/${changed}`);
  await expect(page.getByLabel("Reference")).toBeVisible();
  await page.goto(link);
  await expect(page).toHaveURL(new RegExp(`${booking.page}$`));
  await expect(page.getByText("Your ticket is on its way to")).toBeVisible();
  expect((await page.goto(neighbour.page))?.status()).toBe(404);
});

test("cancelled with the quote first: kept on second thoughts, then refunded what was said", async ({
  page,
}) => {
  const booking = await heldBooking(page.request, days, { name: "cancel-page" });
  await pay(booking);
  await page.goto(booking.page);
  const open = page.getByRole("button", { name: "Cancel this booking" });
  const panel = page.getByRole("region", { name: "Cancel this booking?" });
  await open.click();
  const quote = (await booking.ask("cancellation-quote")).body as {
    data: Record<"refund" | "fee", { amount_minor: number }>;
  };
  const { refund, fee } = quote.data;
  expect(refund.amount_minor + fee.amount_minor).toBe(booking.total.amount_minor);
  const amounts = (await panel.getByRole("definition").allInnerTexts()).map(minorUnits);
  expect(amounts).toEqual([refund.amount_minor, fee.amount_minor]);
  await panel.getByRole("button", { name: "Keep my booking" }).click();
  await expect(panel).toHaveCount(0);
  expect((await booking.read()).status).toBe("CONFIRMED");

  await open.click();
  await panel.getByLabel(/^Why are you cancelling/).fill("The child is ill.");
  const confirm = panel.getByRole("button", { name: /^Cancel and refund / });
  expect(minorUnits(await confirm.innerText())).toBe(refund.amount_minor);
  await confirm.click();
  await expect(page.getByText("This booking is cancelled")).toBeVisible();
  await expect(page.getByText("has been sent back to your card")).toBeVisible();
  await expect(open).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Open the ticket" })).toHaveCount(0);
  expect(await booking.read()).toMatchObject({
    status: "CANCELLED",
    refund: { amount: refund, status: "succeeded" },
    payment: { status: "PARTIALLY_REFUNDED" },
  });
});

test("places nobody has paid are given back: free at once, and nothing can be charged", async ({
  page,
  request,
}) => {
  const booking = await heldBooking(page.request, ownDays, { name: "give-back" });
  const sailing = booking.journey.legs[0]?.sailing_id as string;
  const left = await placesLeft(request, sailing);
  await openToPay(page, booking);
  const intent = (await booking.begin()).payment_intent_id;
  await page.getByRole("button", { name: "Give these places back" }).click();
  const panel = page.getByRole("region", { name: "Give these places back?" });
  await expect(panel).toContainText("You have not paid, so nothing is charged.");
  await panel.getByRole("button", { name: "Give them back" }).click();
  await expect(page.getByText("This booking is cancelled")).toBeVisible();
  expect(await placesLeft(request, sailing)).toBe(left + 2);
  await expect(page.getByLabel("Card number")).toHaveCount(0);
  await expect.poll(() => intentStatus(intent)).toBe("canceled");
  expect(await booking.read()).toMatchObject({ status: "CANCELLED", refund: null });
});

for (const [card, name, first, then, states] of [
  [
    "pm_card_pendingRefund",
    "a refund that the bank takes its time for",
    "is on its way to your card",
    "has been sent back to your card",
    ["pending", "succeeded", "PARTIALLY_REFUNDED"],
  ],
  [
    "pm_card_refundFail",
    "a refund that the bank sends back",
    "has been sent back to your card",
    "The money is still yours",
    ["succeeded", "failed", "COMPLETED"],
  ],
] as const) {
  test(`${name}: each state as it comes, on the page and over the API`, async ({ page }) => {
    const booking = await heldBooking(page.request, days, { name: "refund-state" });
    const { payment_intent_id: intent } = await booking.begin();
    expect(await payIntent(intent, card)).toBe("succeeded");
    await expect.poll(async () => (await booking.read()).status).toBe("CONFIRMED");
    await page.goto(booking.page);
    await page.getByRole("button", { name: "Cancel this booking" }).click();
    await page.getByRole("button", { name: /^Cancel and refund / }).click();
    const status = async () => (await booking.read()).refund?.status;
    await expect.poll(status, { intervals: [100] }).toBe(states[0]);
    await expect(page.getByText(first)).toBeVisible();
    await expect.poll(status).toBe(states[1]);
    await expect(page.getByText(then)).toBeVisible();
    expect((await booking.read()).payment.status).toBe(states[2]);
    const refund = await mailsTo(booking.email, /^Refund of/);
    expect(refund).toHaveLength(1);
    expect(refund[0]?.text).toContain("5–10 business days");
  });
}
