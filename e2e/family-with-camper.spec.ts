import { expect, test } from "@playwright/test";
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

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

const party = { adults: "2", children: "2", infants: "1", vehicle: "camper" };
const out = Array.from({ length: 10 }, (_, index) => dayAhead(60 + index));
const back = Array.from({ length: 10 }, (_, index) => dayAhead(80 + index));

test("a family with a camper and a cabin, out and back, on a phone", async ({ page, request }) => {
  const there = await firstJourney(request, { from: "marseille", to: "tunis", ...party }, out);
  const home = await firstJourney(request, { from: "tunis", to: "marseille", ...party }, back);
  const day = (journey: typeof there) => journey.legs[0]?.departs_at.slice(0, 10) as string;

  await page.goto("/en");
  await search(page, {
    from: "Marseille",
    to: "Tunis",
    date: day(there),
    back: day(home),
    party: { Adults: "2", Children: "2", Infants: "1" },
    vehicle: "Motorhome",
  });
  await page
    .getByRole("link", { name: /^Choose the sailing/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { name: /^Now the way back/ })).toBeVisible();
  await expect(page.getByText("Your way out")).toBeVisible();
  await page
    .getByRole("link", { name: /^Choose the sailing/ })
    .first()
    .click();

  await expect(page.getByRole("heading", { name: /^Way out: Marseille/ })).toBeVisible();
  await expect(page.getByRole("heading", { name: /^Way back: Tunis/ })).toBeVisible();
  // The fare and the cabin of the way out, then those of the way back.
  for (const way of ["out", "back"]) {
    await page.getByRole("button", { name: "Go on", exact: true }).click();
    await expect(page.getByRole("heading", { name: `Way ${way}: Where you sleep` })).toBeFocused();
    await page.getByRole("button", { name: /One more: inside cabin, 4/i }).click();
    await page.getByRole("button", { name: "Go on", exact: true }).click();
  }
  await fillPassengers(page, [
    { first: "Claire", last: "Dupont", born: "01/02/1985", gender: "f", nationality: "FR" },
    { first: "Mehdi", last: "Dupont", born: "03/04/1983", gender: "m" },
    { first: "Inès", last: "Dupont", born: bornYearsAgo(9), gender: "f" },
    { first: "Adam", last: "Dupont", born: bornYearsAgo(6), gender: "m" },
    { first: "Lou", last: "Dupont", born: bornYearsAgo(1), gender: "x" },
  ]);
  await page.getByRole("button", { name: "Go on", exact: true }).click();
  await page.getByLabel("Number plate").fill("AB-123-CD");
  await page.getByLabel("Driver").selectOption({ label: "Mehdi Dupont" });
  await fillContact(page, newEmail("family"));
  // The price stays in sight along the lower edge.
  await expect(page.locator("aside output")).toBeInViewport();
  const total = minorUnits(await page.locator("aside output").innerText());

  await holdPlaces(page);
  await expect(page.locator("tfoot td")).toBeVisible();
  expect(minorUnits(await page.locator("tfoot td").innerText())).toBe(total);
  await payByCard(page);
  await expect(page.getByText("Your ticket is on its way to")).toBeVisible();
  await page.getByRole("link", { name: "Open the ticket" }).click();
  const ticket = page.getByRole("article");
  await expect(ticket).toContainText("AB-123-CD");
  await expect(ticket.getByText(/inside cabin, 4 beds/)).toHaveCount(2);
  const widths = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(widths[0]).toBeLessThanOrEqual(widths[1] as number);
});

/** A birthday in January: the age is the same on both crossings. */
function bornYearsAgo(years: number): string {
  return `02/01/${new Date().getFullYear() - years}`;
}
