import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import { minorUnits } from "./support/purchase";
import { dayAhead } from "./support/stack";
import { firstJourney } from "./support/traveller-api";

// Days that no other story books, so that what is left stays what it was.
const days = Array.from({ length: 10 }, (_, index) => dayAhead(152 + index));
const tunisToMarseille = { from: "tunis", to: "marseille", adults: "2" };

type Day = { date: string; price: { amount_minor: number } | null };

/** The days with and without a direct sailing in the month of a date. */
async function monthOf(request: APIRequestContext, query: Record<string, string>, date: string) {
  const answer = await request.get("/api/v1/ferry/calendar", {
    params: { ...query, month: date.slice(0, 7) },
  });
  return ((await answer.json()) as { data: Day[] }).data;
}

async function searchPage(page: Page, query: Record<string, string>): Promise<void> {
  await page.goto(`/en/search?${new URLSearchParams(query)}`);
}

function params(page: Page): URLSearchParams {
  return new URL(page.url()).searchParams;
}

test("one looks at a sailing before one books it, and the price stays the same", async ({
  page,
  request,
}) => {
  const query = { ...tunisToMarseille, vehicle: "car" };
  const journey = await firstJourney(request, query, days);
  const leg = journey.legs[0] as { departs_at: string; vessel: { name: string } };
  await searchPage(page, { ...query, date: leg.departs_at.slice(0, 10) });
  const row = page.getByRole("article").filter({ hasText: leg.vessel.name }).first();
  await row.getByRole("link", { name: /^All about this sailing/ }).click();
  await page.waitForURL(/\/en\/journeys\//);

  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Tunis (La Goulette) to Marseille",
  );
  await expect(page.locator("main time").first()).toHaveText(leg.departs_at.slice(11, 16));
  const price = page.getByRole("region", { name: "Price", exact: true });
  await expect(price).toContainText("2 adults, a car");
  const asked = minorUnits((await price.innerText()).split("\n")[0] ?? "");
  expect(asked).toBe(journey.price.amount_minor);

  // What a fare allows is said before what it costs.
  const fares = page.getByRole("region", { name: "What each fare allows" });
  const standard = await fares.getByRole("listitem").first().innerText();
  expect(standard).toMatch(/^Standard[\s\S]*back[\s\S]*€[\d.,]+$/);
  const way = page.getByRole("region", { name: "The way" });
  await expect(way.getByRole("img", { name: /^Chart: Tunis.* to Marseille/ })).toBeVisible();
  const total = page.getByRole("region", { name: "What is in the price" }).locator("tfoot td");
  expect(minorUnits(await total.first().innerText())).toBe(asked);
  await expect(page.getByRole("region", { name: "The ship" })).toContainText(leg.vessel.name);

  await price.getByRole("link", { name: /^Choose the sailing at/ }).click();
  await page.waitForURL(/\/en\/book\?/);
  expect(params(page).get("vehicle")).toBe("car");
  expect(minorUnits(await page.locator("aside output").first().innerText())).toBe(asked);
});

test("of two ways, choosing on a sailing's page goes on to the way back", async ({
  page,
  request,
}) => {
  const journey = await firstJourney(request, tunisToMarseille, days);
  const date = journey.legs[0]?.departs_at.slice(0, 10) as string;
  const returnDate = new Date(Date.parse(date) + 10 * 86_400_000).toISOString().slice(0, 10);
  await searchPage(page, { ...tunisToMarseille, date, return_date: returnDate });
  await page
    .getByRole("link", { name: /^All about this sailing/ })
    .first()
    .click();
  await page.getByRole("link", { name: /^Choose the sailing at/ }).click();
  await expect(page.getByRole("heading", { level: 2 }).first()).toContainText("Now the way back");
  expect(params(page).get("out")).toBeTruthy();
  await page
    .getByRole("link", { name: /^All about this sailing/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Marseille to Tunis (La Goulette)",
  );
  await page.getByRole("link", { name: /^Choose the sailing at/ }).click();
  await page.waitForURL(/\/en\/book\?/);
  expect(params(page).get("back")).toBeTruthy();
});

test("a month of prices is read and walked by keyboard, and keeps the party", async ({
  page,
  request,
}) => {
  const query = { ...tunisToMarseille, children: "1" };
  const journey = await firstJourney(request, query, days);
  const date = journey.legs[0]?.departs_at.slice(0, 10) as string;
  const month = await monthOf(request, query, date);
  const sold = month.filter(({ price }) => price !== null);
  await searchPage(page, { ...query, date });

  const around = page.getByRole("navigation", { name: "Days around" });
  await expect(around.locator("[aria-current=date]")).toHaveCount(1);
  await around.getByRole("link", { name: "The whole month" }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#prices$/);
  const prices = page.getByRole("region", { name: /^Prices in / });
  await expect(prices.getByRole("table").getByRole("link")).toHaveCount(sold.length);

  // The first day of the table, by the tab key alone; its price is the calendar's, rounded up.
  const first = sold[0] as Day & { price: { amount_minor: number } };
  const link = prices.getByRole("table").getByRole("link").first();
  for (let presses = 0; presses < 6; presses += 1) {
    await page.keyboard.press("Tab");
    if (await link.evaluate((element) => element === document.activeElement)) break;
  }
  await expect(link).toBeFocused();
  await expect(link).toContainText(
    `€${Math.ceil(first.price.amount_minor / 100).toLocaleString("en")}`,
  );
  await page.keyboard.press("Enter");
  await page.waitForURL(new RegExp(`date=${first.date}`));
  expect(params(page).get("children")).toBe("1");
  await expect(prices.locator("[aria-current=date]")).toContainText(String(+first.date.slice(8)));

  await prices.getByRole("navigation").getByRole("link").last().click();
  await page.waitForURL(/month=/);
  expect(params(page).get("date")).toBe(first.date);
  await expect(prices.getByRole("table")).toBeVisible();
});

test("a day without a sailing names the nearest, and one of them is a click away", async ({
  page,
  request,
}) => {
  const query = { from: "genoa", to: "tunis", adults: "2" };
  const month = await monthOf(request, query, dayAhead(45));
  const at = month.findIndex(
    ({ price }, index) =>
      !price && month[index - 1]?.price && month.slice(index).some((day) => day.price),
  );
  const [before, none] = [month[at - 1] as Day, month[at] as Day];
  const after = month.slice(at).find(({ price }) => price) as Day;
  await searchPage(page, { ...query, date: none.date });

  await expect(page.getByRole("heading", { name: "No ferry sails that day" })).toBeVisible();
  const near = page.getByRole("region", { name: "The nearest days with a sailing" });
  const links = near.getByRole("link");
  const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  const dates = hrefs.map((href) => new URL(href ?? "", page.url()).searchParams.get("date"));
  expect(dates).toContain(before.date);
  expect(dates).toContain(after.date);
  await links.nth(dates.indexOf(after.date)).click();
  await expect(page.getByRole("article").first()).toBeVisible();
  expect(params(page).get("date")).toBe(after.date);
});

test("a vehicle that no ship takes: why, and what fits without it", async ({ page, request }) => {
  const journey = await firstJourney(request, tunisToMarseille, days);
  const date = journey.legs[0]?.departs_at.slice(0, 10) as string;
  const vehicle = { vehicle: "camper", vehicle_length_cm: "2500", vehicle_height_cm: "450" };
  await searchPage(page, { ...tunisToMarseille, ...vehicle, date });
  await expect(
    page.getByRole("heading", { name: "No room for your party that day" }),
  ).toBeVisible();
  await expect(page.getByText("Takes no vehicle of this size.").first()).toBeVisible();
  await page.getByRole("link", { name: /^Without the vehicle/ }).click();
  await expect(page.getByRole("article").first()).toBeVisible();
  expect(params(page).has("vehicle")).toBe(false);
});

test("ports that no ship joins: where ships do sail", async ({ page }) => {
  await searchPage(page, { from: "tunis", to: "piraeus", date: dayAhead(40), adults: "2" });
  await expect(
    page.getByRole("heading", { name: "No ferry of ours sails this way" }),
  ).toBeVisible();
  const served = page.getByRole("region", { name: /^Ships sail directly from Tunis/ });
  await served.getByRole("link", { name: "Marseille" }).click();
  await page.waitForURL(/to=marseille/);
});

test("an address of no sailing says so, and leads to the search", async ({ page }) => {
  const answer = await page.goto("/en/journeys/00000000-0000-4000-8000-000000000000?adults=2");
  await expect(page.getByRole("heading", { name: "We know of no such sailing" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Search again" })).toBeVisible();
  expect(answer?.status()).toBe(404);
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("the month, a day of it, a sailing and its way to the checkout are all there", async ({
    page,
    request,
  }) => {
    const journey = await firstJourney(request, tunisToMarseille, days);
    const date = journey.legs[0]?.departs_at.slice(0, 10) as string;
    await searchPage(page, { ...tunisToMarseille, date });
    const prices = page.getByRole("region", { name: /^Prices in / });
    await prices.getByRole("table").getByRole("link").first().click();
    await expect(page.getByRole("article").first()).toBeVisible();
    await page.goto(`/en/journeys/${journey.id}?adults=2`);
    await expect(page.getByRole("region", { name: "Where you can sleep" })).toContainText("cabin");
    const choose = page.getByRole("link", { name: /^Choose the sailing at/ });
    expect(await choose.getAttribute("href")).toBe(
      `/en/book?out=${journey.id}&adults=2&seen=${journey.price.amount_minor}`,
    );
  });
});
