import { expect, test } from "@playwright/test";
import { heldBooking, openToPay } from "./support/held-booking";
import { listen } from "./support/listen";
import { fillContact, fillPassengers, payByCard } from "./support/purchase";
import { expectOrder, expectOrderly, partOf, readAloud } from "./support/read-aloud";
import { scriptsCame } from "./support/scripts-came";
import { dayAhead, newEmail } from "./support/stack";
import { firstJourney, type Journey } from "./support/traveller-api";

const days = Array.from({ length: 10 }, (_, index) => dayAhead(268 + index));
const party = { from: "tunis", to: "marseille", adults: "2", vehicle: "car" };
const price = /€\d/;

test("the home page as it is heard: the question first, field by field, and nothing speaks unasked", async ({
  page,
}) => {
  const said = await listen(page);
  await page.goto("/en");
  await expect(page.getByRole("combobox", { name: "From", exact: true })).toBeVisible();
  const heard = await readAloud(page);
  expectOrderly(heard);
  expect(heard[0]).toMatchObject({ role: "link", name: "Skip to the content" });
  const form = partOf(heard, ({ role }) => role === "search");
  const fields = form.map(({ name }) => name);
  const order = [
    "From",
    "To",
    "Leaving on",
    "Coming back on (optional)",
    "Adults",
    "Vehicle",
    "Search sailings",
  ];
  const places = order.map((name) => fields.indexOf(name));
  expect(places, fields.join("\n")).not.toContain(-1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(await said()).toEqual([]);
  // Only what was asked for by typing is said: how many ports there are.
  await page.getByRole("combobox", { name: "From", exact: true }).fill("tunis");
  await expect.poll(async () => (await said()).join()).toMatch(/\d ports?/);
  for (const words of await said()) expect(words).toMatch(/^(\d+|No) ports?/);
});

test("the sailings as they are heard: each row from departure to choice, told apart by ear", async ({
  page,
  request,
}) => {
  const journey = await firstJourney(request, party, days);
  const date = journey.legs[0]?.departs_at.slice(0, 10) as string;
  const said = await listen(page);
  await page.goto(`/en/search?${new URLSearchParams({ ...party, date, sort: "departure" })}`);
  await page.waitForLoadState("networkidle");
  await scriptsCame(page);
  const heard = await readAloud(page);
  expectOrderly(heard);
  const asked = { ...party, date, sort: "departure", max_connections: "1" };
  const answer = await request.get("/api/v1/ferry/search", { params: asked });
  const { data: journeys } = (await answer.json()) as { data: Journey[] };
  const rows = heard.filter(({ role }) => role === "article");
  expect(rows.length).toBe(journeys.length);
  for (const [index, row] of rows.entries()) {
    const words = partOf(heard, (one) => one === row);
    const choose = words.find(({ role, name }) => role === "link" && name.startsWith("Choose"));
    expect(choose?.name).toMatch(/\d\d:\d\d.*€\d/);
    const ship = journeys[index]?.legs[0]?.vessel.name as string;
    expectOrder(words, [
      /\d\d:\d\d/,
      /arrives .*\d\d:\d\d/,
      /^\d+ h( \d+ min)?$/,
      ship,
      price,
      /^Choose/,
    ]);
  }
  // The numbers of places are refreshed in silence.
  expect(await said()).toEqual([]);
});

test("the checkout as it is heard: one step after the other, and the price when it changes", async ({
  page,
  request,
}) => {
  const journey = await firstJourney(request, party, days);
  await page.goto(`/en/book?out=${journey.id}&adults=2&vehicle=car`);
  await expect(page.getByRole("button", { name: "Go on", exact: true })).toBeEnabled();
  await page.waitForLoadState("networkidle");
  await scriptsCame(page);
  const said = await listen(page);
  expectOrderly(await readAloud(page));
  expect(await said()).toEqual([]);
  await page.getByRole("radio", { name: /Flex/ }).check();
  await expect.poll(async () => (await said()).length).toBeGreaterThan(0);
  for (const words of await said()) expect(words).toMatch(price);

  await fillPassengers(page, [
    { first: "Zoë", last: "O’Neil", born: "5/1/1990", gender: "f", nationality: "FR" },
  ]);
  const heard = await readAloud(page);
  expectOrderly(heard);
  const person = partOf(heard, ({ role, name }) => role === "group" && /^Passenger 1/.test(name));
  expectOrder(person, [
    "First names",
    "Last name",
    "Date of birth",
    "Female",
    "Nationality",
    "Number",
    "Valid until",
  ]);
  await fillPassengers(page, [
    { first: "Zoë", last: "O’Neil", born: "5/1/1990", gender: "f", nationality: "FR" },
    { first: "Karim", last: "O’Neil", born: "5/1/1988", gender: "m" },
  ]);
  expectOrderly(await readAloud(page));
  await page.getByRole("button", { name: "Go on", exact: true }).click();
  await page.getByLabel("Number plate").fill("AB-123-CD");
  expectOrderly(await readAloud(page));
  await fillContact(page, newEmail("aloud"));
  expectOrderly(await readAloud(page));
});

test("paying and the ticket as they are heard", async ({ page }) => {
  const booking = await heldBooking(page.request, days, { name: "aloud" });
  await openToPay(page, booking);
  const said = await listen(page);
  const paying = await readAloud(page);
  expectOrderly(paying);
  expectOrder(paying, [
    booking.reference,
    "Your places are held",
    /^Pay €/,
    "Card number",
    /^Pay €/,
  ]);
  // The clock is a timer: it ticks for the eye.
  expect(paying.filter(({ role }) => role === "timer")).toHaveLength(1);
  await page.waitForFunction(
    (before) => document.querySelector('[role="timer"]')?.textContent !== before,
    await page.getByRole("timer").textContent(),
  );
  expect(await said()).toEqual([]);

  await payByCard(page, "4000 0000 0000 0002");
  await expect.poll(async () => (await said()).join()).toContain("refused by your bank");
  await payByCard(page);
  await expect(page.getByText("Your ticket is on its way to")).toBeVisible();
  expect((await said()).at(-1)).toContain("Your ticket is on its way to");
  const confirmed = await readAloud(page);
  expectOrderly(confirmed);
  expectOrder(confirmed, [
    booking.reference,
    "Your ticket is",
    "Open the ticket",
    "Manage this booking",
  ]);

  await page.getByRole("link", { name: "Open the ticket" }).click();
  await page.waitForURL(/\/ticket$/);
  const ticket = await readAloud(page);
  expectOrderly(ticket);
  expectOrder(ticket, [
    booking.reference,
    /Tunis/,
    /Marseille/,
    "Passengers",
    /Amel/,
    "Conditions",
  ]);
});
