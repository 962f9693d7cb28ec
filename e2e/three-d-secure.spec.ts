import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { type Held, heldBooking, markDocument, openToPay } from "./support/held-booking";
import { payByCard } from "./support/purchase";
import { dayAhead, endpoints } from "./support/stack";
import { confirmIntent, intentsOf } from "./support/stripe";

const days = Array.from({ length: 10 }, (_, index) => dayAhead(136 + index));
const challengeCard = "4000 0027 6000 3184";
const question = (page: Page) => page.getByRole("dialog", { name: "3D Secure test challenge" });

test("the bank asks, the traveller says yes: paid", async ({ page }) => {
  const booking = await heldBooking(page.request, days, { name: "bank-yes" });
  await openToPay(page, booking);
  await payByCard(page, challengeCard);
  await question(page).getByRole("button", { name: "Complete" }).click();
  await expect(page.getByText("Your ticket is on its way to")).toBeVisible();
  await expect(question(page)).toHaveCount(0);
});

test("the bank asks and gets no, then the window is closed half-way, then yes: paid once", async ({
  page,
}) => {
  const booking = await heldBooking(page.request, days, { name: "bank-no" });
  await openToPay(page, booking);
  const document = await markDocument(page);
  const alert = page.getByRole("alert").filter({ hasText: "did not confirm that it was you" });

  await payByCard(page, challengeCard);
  // While the bank asks, nothing invites to a second try, and the clock goes on.
  await expect(question(page)).toBeVisible();
  await expect(page.getByRole("timer")).toHaveText(/left to pay/);
  await question(page).getByRole("button", { name: "Fail" }).click();
  await expect(alert).toContainText("Your card was not charged.");
  await expect(page.getByRole("button", { name: /^Pay / })).toBeEnabled();

  await payByCard(page, challengeCard);
  await expect(question(page)).toBeVisible();
  await expect(alert).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(alert).toBeVisible();
  await expect(page.getByRole("timer")).toHaveText(/left to pay/);
  expect((await booking.read()).status).toBe("PENDING");

  await payByCard(page, challengeCard);
  await question(page).getByRole("button", { name: "Complete" }).click();
  await expect(page.getByText("Your ticket is on its way to")).toBeVisible();
  expect(await document.isStillThere()).toBe(true);
  const intents = await intentsOf(booking.id);
  expect(intents.map(({ status }) => status)).toEqual(["succeeded"]);
});

test("the bank says yes and then there is no money on the card: another card pays", async ({
  page,
}) => {
  const booking = await heldBooking(page.request, days, { name: "bank-poor" });
  await openToPay(page, booking);
  await payByCard(page, "4000 0082 6000 3178");
  await question(page).getByRole("button", { name: "Complete" }).click();
  await expect(
    page.getByText("Your bank says there is not enough money on this card."),
  ).toBeVisible();
  await payByCard(page);
  await expect(page.getByText("Your ticket is on its way to")).toBeVisible();
});

test("the bank asks on a page of its own, in another tab: both tabs end at the ticket", async ({
  context,
  page,
  baseURL,
}) => {
  const booking = await heldBooking(page.request, days, { name: "redirect" });
  await openToPay(page, booking);
  const first = await markDocument(page);
  const second = await bankPage(context, booking, baseURL);
  await second.getByRole("button", { name: "Complete" }).click();
  await second.waitForURL(new RegExp(`${booking.page}(\\?|$)`));
  await expect(second.getByText("Your ticket is on its way to")).toBeVisible();
  // What the bank appended is used up: a shared address or a reload says nothing of the payment.
  await expect(second).toHaveURL(new RegExp(`${booking.page}$`));
  await expect(page.getByText("Your ticket is on its way to")).toBeVisible();
  await expect(page.getByLabel("Card number")).toHaveCount(0);
  expect(await first.isStillThere()).toBe(true);
});

test("the bank's own page gets no: the tab that comes back says so and can pay", async ({
  context,
  page,
  baseURL,
}) => {
  const booking = await heldBooking(page.request, days, { name: "redirect-no" });
  await openToPay(page, booking);
  const first = await markDocument(page);
  const second = await bankPage(context, booking, baseURL);
  await second.getByRole("button", { name: "Fail" }).click();
  await second.waitForURL(new RegExp(`${booking.page}(\\?|$)`));
  await expect(second.getByText("Your bank did not confirm that it was you.")).toBeVisible();
  await expect(second).toHaveURL(new RegExp(`${booking.page}$`));
  expect((await booking.read()).status).toBe("PENDING");
  await expect(second.getByRole("button", { name: /^Pay / })).toBeEnabled();
  await payByCard(second);
  await expect(second.getByText("Your ticket is on its way to")).toBeVisible();
  await expect(page.getByText("Your ticket is on its way to")).toBeVisible();
  expect(await first.isStillThere()).toBe(true);
});

/** Confirms as a wallet or an app would, which sends the payer away, and opens the bank's page in a new tab. */
async function bankPage(
  context: BrowserContext,
  booking: Held,
  baseURL: string | undefined,
): Promise<Page> {
  const { payment_intent_id: intent } = await booking.begin();
  const home = new URL(booking.page, baseURL).href;
  const asked = await confirmIntent(intent, "pm_card_authenticationRequired", home);
  const url = asked.next_action?.redirect_to_url?.url as string;
  expect(url).toContain(new URL(endpoints().stripe).host);
  const tab = await context.newPage();
  await tab.goto(url);
  await expect(tab.getByRole("heading", { name: "3D Secure test challenge" })).toBeVisible();
  return tab;
}
