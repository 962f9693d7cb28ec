import { expect, test } from "@playwright/test";
import { mailsTo } from "./support/mailbox";
import {
  fillContact,
  fillPassengers,
  holdPlaces,
  minorUnits,
  payByCard,
  search,
} from "./support/purchase";
import { dayAhead, newEmail } from "./support/stack";
import { firstJourney } from "./support/traveller-api";

const days = Array.from({ length: 10 }, (_, index) => dayAhead(45 + index));

test("two adults sail one way, and print their ticket", async ({ page, request }) => {
  const journey = await firstJourney(
    request,
    { from: "tunis", to: "marseille", adults: "2" },
    days,
  );
  const date = journey.legs[0]?.departs_at.slice(0, 10) as string;
  const email = newEmail("two");

  await page.goto("/");
  await expect(page).toHaveURL(/\/en$/);
  await search(page, { from: "tunisi", to: "marseilles", date });

  const sailing = page.getByRole("article").first();
  await expect(sailing).toContainText("Tunis (La Goulette)");
  await expect(sailing.locator("time").first()).toHaveText(/^\d\d:\d\d$/);
  await sailing.locator("summary").click();
  await expect(sailing).toContainText("2 adults");
  await expect(sailing).toContainText("Port fees");
  await sailing.getByRole("link", { name: /^Choose the sailing/ }).click();

  const total = page.locator("aside output");
  const standard = minorUnits(await total.innerText());
  expect(standard).toBe(journey.price.amount_minor);
  await page.getByRole("radio", { name: /Flex/ }).check();
  await page.getByRole("button", { name: "Go on", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Where you sleep" })).toBeFocused();
  await page
    .getByRole("button", { name: /One more: inside cabin, 2 beds/i })
    .first()
    .click();
  const chosen = minorUnits(await total.innerText());
  expect(chosen).toBeGreaterThan(standard);

  // What is missing is said at its field, and the first of it has the focus.
  await page.getByRole("button", { name: "Go on", exact: true }).click();
  await page.getByRole("button", { name: "Go on", exact: true }).click();
  await expect(page.getByLabel("First names")).toBeFocused();
  await expect(page.getByText(/answers need mending/)).toBeVisible();

  await fillPassengers(page, [
    { first: "Zoë", last: "O’Neil", born: "5/1/1990", gender: "f", nationality: "FR" },
    { first: "عمر", last: "بن علي", born: "12.11.1988", gender: "m" },
  ]);
  await fillContact(page, email);
  await page.reload();
  // A reload comes back to the same question, and what was answered stands above it.
  await expect(page.getByLabel("E-mail")).toHaveValue(email);
  await expect(page.getByText("Zoë O’Neil")).toBeVisible();
  const id = await holdPlaces(page);
  await expect(page.getByRole("timer")).toHaveText(/[45]:\d\d left to pay/);
  expect(minorUnits(await page.locator("tfoot td").innerText())).toBe(chosen);

  await payByCard(page);
  await expect(page.getByText("Your ticket is on its way to")).toBeVisible();
  await page.getByRole("link", { name: "Open the ticket" }).click();
  const reference = (await page.title()).replace(/^Ticket (\w+).*/, "$1");
  await expect(page.getByRole("img", { name: `QR code of reference ${reference}` })).toBeVisible();
  await expect(page.getByRole("article")).toContainText("بن علي");
  const calendar = await page.request.get(`/api/v1/bookings/${id}/calendar.ics`);
  expect(await calendar.text()).toContain(reference);

  const [mail] = await mailsTo(email, /^Your ticket/);
  expect(mail?.text).toContain(reference);
});
