import { expect, test } from "@playwright/test";
import { heldBooking, markDocument, openToPay } from "./support/held-booking";
import { mailsTo } from "./support/mailbox";
import { fillContact, fillPassengers, holdPlaces, payByCard } from "./support/purchase";
import { dayAhead, newEmail } from "./support/stack";
import { intentsOf } from "./support/stripe";
import { firstJourney } from "./support/traveller-api";

const days = Array.from({ length: 10 }, (_, index) => dayAhead(184 + index));
const intentStates = async (id: string) => (await intentsOf(id)).map(({ status }) => status);
const ticketComes = "Your ticket is on its way to";

test("the tab is closed right after paying: the mail's link opens the booking, wherever that is", async ({
  page,
  browser,
}) => {
  const booking = await heldBooking(page.request, days, { name: "closed" });
  await openToPay(page, booking);
  const asked = page.waitForRequest(/\/confirm$/);
  await payByCard(page);
  await asked;
  await page.close();

  const [mail] = await mailsTo(booking.email, /^Your ticket/);
  const link = /https?:\/\/\S+\/b\/\S+/.exec(mail?.text ?? "")?.[0] as string;
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await other.goto(link);
  await expect(other.getByText(ticketComes)).toBeVisible();
  // What opens it is in the mail only, not in an address that somebody may copy.
  await expect(other).toHaveURL(new RegExp(`${booking.page}$`));
  await elsewhere.close();
});

test("back after paying: the ticket stays a ticket, and nothing is asked for twice", async ({
  page,
}) => {
  const journey = await firstJourney(page.request, { from: "tunis", to: "marseille" }, days);
  await page.goto(`/en/book?out=${journey.id}&adults=1`);
  await fillPassengers(page, [
    { first: "Nour", last: "Haddad", born: "7 7 1977", gender: "x", nationality: "TN" },
  ]);
  await fillContact(page, newEmail("back"));
  const id = await holdPlaces(page);
  await payByCard(page);
  await expect(page.getByText(ticketComes)).toBeVisible();

  await page.getByRole("link", { name: "Open the ticket" }).click();
  await page.waitForURL(/\/ticket$/);
  await page.goBack();
  await expect(page.getByText(ticketComes)).toBeVisible();
  await expect(page.getByLabel("Card number")).toHaveCount(0);
  // One step more leads to the checkout, which knows that it is a booking already.
  await page.goBack();
  await expect(page.getByText("You have booked this already")).toBeVisible();
  await page.getByRole("link", { name: "Open my booking" }).click();
  await expect(page.getByText(ticketComes)).toBeVisible();
  expect(await intentStates(id)).toEqual(["succeeded"]);
});

test("two tabs: one pays, the other follows without a reload", async ({ context, page }) => {
  const booking = await heldBooking(page.request, days, { name: "follows" });
  await openToPay(page, booking);
  const other = await context.newPage();
  await openToPay(other, booking);
  const document = await markDocument(other);
  await payByCard(page);
  await expect(page.getByText(ticketComes)).toBeVisible();
  await expect(other.getByText(ticketComes)).toBeVisible();
  await expect(other.getByLabel("Card number")).toHaveCount(0);
  expect(await document.isStillThere()).toBe(true);
});

test("two tabs pay at the same moment: charged once, and both show the ticket", async ({
  context,
  page,
}) => {
  const booking = await heldBooking(page.request, days, { name: "at-once" });
  const other = await context.newPage();
  const tabs = [page, other];
  for (const tab of tabs) {
    await openToPay(tab, booking);
    await tab.getByLabel("Card number").fill("4242 4242 4242 4242");
    await tab.getByLabel("Expiration date").fill("12 / 34");
    await tab.getByLabel("Security code").fill("123");
  }
  await Promise.all(tabs.map((tab) => tab.getByRole("button", { name: /^Pay / }).click()));
  for (const tab of tabs) await expect(tab.getByText(ticketComes)).toBeVisible();
  expect(await intentStates(booking.id)).toEqual(["succeeded"]);
  expect(await booking.read()).toMatchObject({
    status: "CONFIRMED",
    payment: { status: "COMPLETED", declines: 0 },
  });
});

test("a reload at every step loses nothing", async ({ page }) => {
  const journey = await firstJourney(page.request, { from: "tunis", to: "marseille" }, days);
  const date = journey.legs[0]?.departs_at.slice(0, 10) as string;
  const choose = page.getByRole("link", { name: /^Choose the sailing/ }).first();

  await page.goto(`/en/search?from=tunis&to=marseille&date=${date}&adults=1`);
  await page.reload();
  await expect(page.getByRole("article").first()).toContainText("Tunis (La Goulette)");
  await choose.click();

  await page.waitForURL(/\/en\/book\?/);
  const email = newEmail("reload");
  await fillPassengers(page, [
    { first: "Nour", last: "Haddad", born: "7 7 1977", gender: "x", nationality: "TN" },
  ]);
  await fillContact(page, email);
  await page.reload();
  await expect(page.getByText("Nour Haddad")).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue(email);

  const id = await holdPlaces(page);
  const pay = page.getByRole("button", { name: /^Pay / });
  await expect(pay).toBeEnabled();
  await page.reload();
  await expect(page).toHaveURL(new RegExp(`/en/bookings/${id}$`));
  await expect(page.getByRole("timer")).toHaveText(/left to pay/);
  await expect(pay).toBeEnabled();
  // The same held places, and the same payment, however often the page is opened.
  expect(await intentStates(id)).toEqual(["requires_payment_method"]);

  await payByCard(page, "4000 0027 6000 3184");
  const bank = page.getByRole("dialog", { name: "3D Secure test challenge" });
  await expect(bank).toBeVisible();
  // A reload while the bank asks: the question is gone, the places are not.
  await page.reload();
  await expect(pay).toBeEnabled();
  await payByCard(page, "4000 0027 6000 3184");
  await bank.getByRole("button", { name: "Complete" }).click();
  await expect(page.getByText(ticketComes)).toBeVisible();
  await page.reload();
  await expect(page.getByText(ticketComes)).toBeVisible();
  await page.getByRole("link", { name: "Open the ticket" }).click();
  await page.waitForURL(/\/ticket$/);
  await page.reload();
  await expect(page.getByRole("article")).toContainText("Haddad");
  expect(await intentStates(id)).toEqual(["succeeded"]);
});

test("back at the checkout leads to the question before, and nothing typed is lost", async ({
  page,
}) => {
  const journey = await firstJourney(page.request, { from: "tunis", to: "marseille" }, days);
  await page.goto(`/en/book?out=${journey.id}&adults=2`);
  await fillPassengers(page, [
    { first: "Nour", last: "Haddad", born: "7 7 1977", gender: "x", nationality: "TN" },
    { first: "Sami", last: "Haddad", born: "8.8.1978", gender: "m" },
  ]);
  await page.goBack();
  await expect(page.getByRole("heading", { name: /^Passenger 1/ })).toBeFocused();
  await expect(page.getByLabel("First names")).toHaveValue("Nour");
  await page.getByLabel("First names").fill("Noor");
  await page.goForward();
  await expect(page.getByRole("heading", { name: /^Passenger 2/ })).toBeFocused();
  await expect(page.getByLabel("First names")).toHaveValue("Sami");
  await expect(page.getByText("Noor Haddad")).toBeVisible();

  // A decision long made is changed, and one is back where one was.
  await page.getByRole("button", { name: "Change: Your fare" }).click();
  await page.getByRole("radio", { name: /Flex/ }).check();
  await page.getByRole("button", { name: "Go on", exact: true }).click();
  await expect(page.getByRole("heading", { name: /^Passenger 2/ })).toBeFocused();
});
