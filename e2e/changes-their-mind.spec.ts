import { expect, type Page, test } from "@playwright/test";
import { mailsTo } from "./support/mailbox";
import {
  fillContact,
  fillPassengers,
  goOnTo,
  holdPlaces,
  minorUnits,
  payByCard,
} from "./support/purchase";
import { dayAhead, newEmail } from "./support/stack";
import { intentsOf } from "./support/stripe";
import { firstJourney, type Journey } from "./support/traveller-api";

const days = Array.from({ length: 10 }, (_, index) => dayAhead(292 + index));
const otherDays = Array.from({ length: 10 }, (_, index) => dayAhead(304 + index));
const route = { from: "tunis", to: "marseille" };
const dayOf = (journey: Journey) => journey.legs[0]?.departs_at.slice(0, 10) as string;
const zoe = {
  first: "Zoë",
  last: "O’Neil",
  born: "5/1/1990",
  gender: "f",
  nationality: "FR",
} as const;
const karim = { first: "Karim", last: "O’Neil", born: "12.11.1988", gender: "m" } as const;

const total = async (page: Page) => minorUnits(await page.locator("aside output").innerText());
const goOn = (page: Page) => page.getByRole("button", { name: "Go on", exact: true });

/** Back to a decision that was made, by the way that stands beside it. */
async function change(page: Page, title: string): Promise<void> {
  await page.getByRole("button", { name: `Change: ${title}` }).click();
}

/** Asks for other sailings, as the search form does; what it asks stands in the address. */
async function searchFor(page: Page, query: Record<string, string>): Promise<void> {
  await page.goto(`/en/search?${new URLSearchParams({ ...route, ...query })}`);
}

async function chooseFirst(page: Page): Promise<void> {
  await page
    .getByRole("link", { name: /^Choose/ })
    .first()
    .click();
  await page.waitForURL(/\/en\/book\?/);
  await expect(goOn(page)).toBeEnabled();
}

test("a traveller changes their mind at every step: nothing typed is lost, the price follows, one booking, one charge", async ({
  page,
  request,
}) => {
  // It is a long story.
  test.slow();
  const first = await firstJourney(request, { ...route, adults: "2" }, days);
  const later = await firstJourney(request, { ...route, adults: "2", vehicle: "car" }, otherDays);
  const email = newEmail("mind");
  const name = (number: number) =>
    page.getByRole("group", { name: new RegExp(`^Passenger ${number}`) }).getByLabel("First names");

  // A fare, then another, then the first again: the price goes with it, up and down again.
  await searchFor(page, { date: dayOf(first), adults: "2" });
  await chooseFirst(page);
  const standard = await total(page);
  expect(standard).toBe(first.price.amount_minor);
  await page.getByRole("radio", { name: /Flex/ }).check();
  const flex = await total(page);
  expect(flex).toBeGreaterThan(standard);
  await goOn(page).click();

  // A cabin, and none.
  const more = page.getByRole("button", { name: /One more: inside cabin, 2 beds/i }).first();
  await more.click();
  const withCabin = await total(page);
  expect(withCabin).toBeGreaterThan(flex);
  await page
    .getByRole("button", { name: /One fewer: inside cabin, 2 beds/i })
    .first()
    .click();
  expect(await total(page)).toBe(flex);
  await more.click();
  await fillPassengers(page, [zoe, karim]);
  await fillContact(page, email);

  // Back through every step by the browser, and forward again.
  for (const step of ["Passenger 2", "Passenger 1"]) {
    await page.goBack();
    await expect(page.getByRole("group", { name: new RegExp(`^${step}`) })).toBeVisible();
  }
  await expect(name(1)).toHaveValue("Zoë");
  await page.goBack();
  await expect(more).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("radio", { name: /Flex/ })).toBeChecked();
  for (const question of [more, name(1), name(2), page.getByLabel("E-mail")]) {
    await page.goForward();
    await expect(question).toBeVisible();
  }
  await expect(page.getByLabel("E-mail")).toHaveValue(email);
  expect(await total(page)).toBe(withCabin);

  // A decision is changed by its own way back; the others stand.
  await change(page, "Your fare");
  await page.getByRole("radio", { name: /Standard/ }).check();
  const cheaper = await total(page);
  expect(cheaper).toBeLessThan(withCabin);

  // Another day, with a car: the people are known, the price is that day's.
  await searchFor(page, { date: dayOf(later), adults: "2", vehicle: "car" });
  await chooseFirst(page);
  // What was decided before is laid over it once the page runs.
  await expect.poll(() => total(page)).toBe(later.price.amount_minor);
  await goOn(page).click();
  await goOn(page).click();
  await expect(name(1)).toHaveValue("Zoë");
  await goOn(page).click();
  await expect(name(2)).toHaveValue("Karim");
  await goOn(page).click();
  await page.getByLabel("Number plate").fill("AB-123-CD");
  await goOn(page).click();
  await expect(page.getByLabel("E-mail")).toHaveValue(email);

  // A child comes along: asked for the child only.
  const child = { date: dayOf(later), adults: "2", children: "1", vehicle: "car" };
  await searchFor(page, child);
  await chooseFirst(page);
  await expect.poll(() => total(page)).toBeGreaterThan(later.price.amount_minor);
  for (let step = 0; step < 4; step += 1) await goOn(page).click();
  await expect(name(3)).toHaveValue("");
  await name(3).fill("Lina");

  // No, it does not; and no car either, and the first day after all: the cabin and the fare are there.
  await searchFor(page, { date: dayOf(first), adults: "2" });
  await chooseFirst(page);
  // What was decided before is laid over it once the page runs.
  await expect.poll(() => total(page)).toBe(cheaper);
  await goOnTo(page, page.getByLabel("E-mail"));
  await expect(page.getByLabel("E-mail")).toHaveValue(email);
  await expect(page.getByLabel("Mobile phone")).toHaveValue("+33 6 12 34 56 78");
  const held = await holdPlaces(page);

  // The places are held: back, another fare, and so other places at another price.
  await page.goBack();
  await expect(page.getByText("Places for this journey are already held for you")).toBeVisible();
  await change(page, "Your fare");
  await page.getByRole("radio", { name: /Flex/ }).check();
  expect(await total(page)).toBe(withCabin);
  await fillContact(page, email);
  const second = await holdPlaces(page);
  expect(second).not.toBe(held);
  await expect(page.getByRole("button", { name: /^Pay / })).toBeEnabled();
  expect(minorUnits(await page.getByRole("button", { name: /^Pay / }).innerText())).toBe(withCabin);

  // The first places are given back; the others are paid.
  await page.goto(`/en/bookings/${held}`);
  await page.getByRole("button", { name: "Give these places back" }).click();
  await page.getByRole("button", { name: "Give them back" }).click();
  await expect(page.getByText("This booking is cancelled")).toBeVisible();
  await page.goto(`/en/bookings/${second}`);
  await payByCard(page);
  await expect(page.getByText("Your ticket is on its way to")).toBeVisible();

  expect(await mailsTo(email, /^Your ticket/)).toHaveLength(1);
  const intents = [...(await intentsOf(held)), ...(await intentsOf(second))];
  expect(intents.map(({ status }) => status).sort()).toEqual(["canceled", "succeeded"]);
});
