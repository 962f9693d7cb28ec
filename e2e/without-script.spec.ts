import { expect, test } from "@playwright/test";
import { dayAhead } from "./support/stack";
import { firstJourney } from "./support/traveller-api";

// A browser that runs no script at all: an old one, a blocker, a network that lost the files.
test.use({ javaScriptEnabled: false });

const days = Array.from({ length: 10 }, (_, index) => dayAhead(232 + index));
const money = (minor: number) => new Intl.NumberFormat("en-GB").format(minor / 100);

test("without script: from the home page to the sailings, and on to what one of them is", async ({
  page,
  request,
}) => {
  const journey = await firstJourney(
    request,
    { from: "tunis", to: "marseille", adults: "2" },
    days,
  );
  const [leg] = journey.legs;
  const date = leg?.departs_at.slice(0, 10) as string;
  const time = leg?.departs_at.slice(11, 16) as string;

  await page.goto("/en");
  await page.getByLabel("From", { exact: true }).fill("tunisi");
  await page.getByLabel("To", { exact: true }).fill("Marseilles");
  await page.getByLabel("Leaving on").fill(date);
  await page.getByLabel("Adults", { exact: true }).selectOption("2");
  await page.getByRole("button", { name: "Search sailings" }).click();

  await expect(page).toHaveURL(/\/en\/search\?.*from=tunis/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Tunis.* to Marseille/);
  const row = page.getByRole("article").filter({ hasText: time }).first();
  await expect(row).toContainText("Tunis (La Goulette)");
  await expect(row).toContainText("Marseille");
  await expect(row).toContainText(money(journey.price.amount_minor));
  // What stands behind the price opens without script.
  await row.locator("summary").first().click();
  await expect(row).toContainText("2 adults");

  await row.getByRole("link", { name: /^Choose/ }).click();
  await expect(page).toHaveURL(/\/en\/book\?/);
  await expect(page.getByRole("heading", { name: /Tunis.*Marseille/ }).first()).toBeVisible();
  const main = page.getByRole("main");
  await expect(main).toContainText(time);
  await expect(main).toContainText(money(journey.price.amount_minor));
  await expect(main).toContainText("Flex");
  // Playwright reads no words in a <noscript>, so this one is asked by hand.
  const told = page.locator("noscript > *").first();
  await expect(told).toBeVisible();
  expect(await told.evaluate((node) => node.textContent)).toContain("need JavaScript");
});

test("without script: another day, another order and the other language are links", async ({
  page,
  request,
}) => {
  const journey = await firstJourney(
    request,
    { from: "algeciras", to: "ceuta", adults: "2" },
    days,
  );
  const date = journey.legs[0]?.departs_at.slice(0, 10) as string;
  const asked = `from=algeciras&to=ceuta&date=${date}&adults=2`;
  await page.goto(`/en/search?${asked}`);
  const sailings = await page.getByRole("article").count();
  // One sailing alone has no order.
  expect(sailings).toBeGreaterThan(1);
  await page.getByRole("link", { name: "Duration" }).click();
  await expect(page).toHaveURL(/sort=duration/);
  await expect(page.getByRole("article")).toHaveCount(sailings);
  await page.getByRole("link", { name: /Français/ }).click();
  await expect(page).toHaveURL(/\/fr\/search\?.*sort=duration/);
  await expect(page.getByRole("article")).toHaveCount(sailings);
  await expect(page.getByRole("article").first().getByRole("link").first()).toHaveAccessibleName(
    /^Choisir/,
  );
});
