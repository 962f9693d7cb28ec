import { expect, type Page, test } from "@playwright/test";
import { heldBooking, openToPay } from "./support/held-booking";
import { shiftOf, slowNetwork, watchShifts, weighPage } from "./support/page-weight";
import { scriptsCame } from "./support/scripts-came";
import { dayAhead } from "./support/stack";
import { firstJourney } from "./support/traveller-api";

const days = Array.from({ length: 10 }, (_, index) => dayAhead(60 + index));
const party = { from: "tunis", to: "marseille", adults: "2" };

async function resultsPath(page: Page): Promise<string> {
  const journey = await firstJourney(page.request, party, days);
  const date = journey.legs[0]?.departs_at.slice(0, 10) as string;
  return `/en/search?${new URLSearchParams({ ...party, date })}`;
}

test("the results page brings at most 130,000 bytes of script, also to somebody who changes the search", async ({
  page,
}) => {
  const path = await resultsPath(page);
  const weight = await weighPage(page);
  await page.goto(path, { waitUntil: "networkidle" });
  await expect(page.getByRole("article").first()).toBeVisible();
  await page.getByText("Change the search").click();
  await page.getByRole("combobox", { name: /^From/ }).fill("palermo");
  await expect(page.getByRole("option").first()).toBeVisible();
  const { script, listed } = weight();
  expect(script, "scripts were seen at all").toBeGreaterThan(50_000);
  expect(script, listed.join("\n")).toBeLessThanOrEqual(130_000);
});

test("a crossing's page brings at most 130,000 bytes of script, and 230,000 of everything", async ({
  page,
}) => {
  const weight = await weighPage(page);
  await page.goto("/en/routes/marseille/tunis", { waitUntil: "networkidle" });
  await scriptsCame(page);
  const { script, all, listed } = weight();
  expect(script, "scripts were seen at all").toBeGreaterThan(50_000);
  expect(script, listed.join("\n")).toBeLessThanOrEqual(130_000);
  expect(all, listed.join("\n")).toBeLessThanOrEqual(230_000);
});

test("home comes to at most 300,000 bytes, and the next page to 80,000, pictures and typefaces and all", async ({
  page,
}) => {
  const weight = await weighPage(page);
  await page.goto("/en", { waitUntil: "networkidle" });
  await scriptsCame(page);
  const home = weight();
  expect(home.all, home.listed.join("\n")).toBeLessThanOrEqual(300_000);
  // What the first page brought is kept: the second costs what is new.
  await page.goto(await resultsPath(page), { waitUntil: "networkidle" });
  await scriptsCame(page);
  const both = weight();
  expect(both.all - home.all, both.listed.join("\n")).toBeLessThanOrEqual(80_000);
});

test("what is read is painted before its script is asked for, and then the script runs", async ({
  page,
}) => {
  const { id } = await firstJourney(page.request, party, days);
  for (const path of [`/en/journeys/${id}?adults=2`, `/fr/journeys/${id}?adults=1`]) {
    await page.goto(path, { waitUntil: "networkidle" });
    await scriptsCame(page);
    const { paintable, asked } = await page.evaluate(() => {
      const files = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
      const sheets = files.filter(({ name }) => name.endsWith(".css"));
      const scripts = files.filter(({ name }) => name.endsWith(".js"));
      return {
        paintable: Math.max(...sheets.map(({ responseEnd }) => responseEnd)),
        asked: scripts.map(({ startTime }) => startTime),
      };
    });
    expect(asked.length, path).toBeGreaterThan(3);
    // Nothing is painted before the page's styles are there; a paint itself is told late on a busy machine.
    expect(Math.min(...asked), path).toBeGreaterThan(paintable);
  }
});

for (const [width, height] of [
  [390, 844],
  [1280, 800],
] as const) {
  test(`nothing moves while a page loads slowly, ${width} wide`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const results = await resultsPath(page);
    const booking = await heldBooking(page.request, days, { name: `weight-${width}` });
    await watchShifts(page);
    await slowNetwork(page);
    const holdsStill = async (name: string) => {
      await page.waitForLoadState("networkidle");
      await scriptsCame(page);
      const { total, what } = await shiftOf(page);
      expect(total, `${name}\n${what.join("\n")}`).toBeLessThan(0.01);
    };
    await page.goto("/en");
    await holdsStill("home");
    await page.goto(results);
    await holdsStill("results");
    await page
      .getByRole("link", { name: /^Choose the sailing/ })
      .first()
      .click();
    await expect(page.getByRole("radio").first()).toBeEnabled();
    await holdsStill("checkout");
    await openToPay(page, booking);
    await holdsStill("booking");
  });
}
