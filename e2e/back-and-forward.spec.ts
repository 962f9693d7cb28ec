import { expect, type Page, test } from "@playwright/test";
import { dayAhead } from "./support/stack";
import { firstJourney } from "./support/traveller-api";

test.use({ viewport: { width: 390, height: 640 }, hasTouch: true, isMobile: true });

const days = Array.from({ length: 10 }, (_, index) => dayAhead(256 + index));
const party = { from: "marseille", to: "tunis", adults: "2" };

/** Where on the screen something stands now. */
async function heightOf(page: Page, selector: string): Promise<number> {
  const box = await page.locator(selector).last().boundingBox();
  return Math.round(box?.y ?? Number.NaN);
}

/** Scrolls as a thumb does, and says where the page stands afterwards. */
async function scrollBy(page: Page, pixels: number): Promise<number> {
  await page.mouse.wheel(0, pixels);
  let before = -1;
  await expect
    .poll(async () => {
      const now = await page.evaluate(() => scrollY);
      const isStill = now > 0 && now === before;
      before = now;
      return isStill;
    })
    .toBe(true);
  return before;
}

test("back and forward between the sailings and one of them keep the place on the page", async ({
  page,
  request,
}) => {
  const journey = await firstJourney(request, party, days);
  const date = journey.legs[0]?.departs_at.slice(0, 10) as string;
  await page.goto(`/en/search?${new URLSearchParams({ ...party, date })}`);
  const choose = page.getByRole("link", { name: /^Choose/ }).last();
  await choose.scrollIntoViewIfNeeded();
  await scrollBy(page, 60);
  const results = await heightOf(page, "article");
  await choose.tap();

  await page.waitForURL(/\/en\/book\?/);
  await expect(page.getByRole("radio").first()).toBeEnabled();
  const checkout = await scrollBy(page, 300);
  expect(checkout).toBeGreaterThan(0);

  await page.goBack();
  await expect(page).toHaveURL(/\/en\/search\?/);
  // A line more or less is where one was; the top of the page is not.
  await expect
    .poll(async () => Math.abs((await heightOf(page, "article")) - results))
    .toBeLessThan(24);

  await page.goForward();
  await expect(page).toHaveURL(/\/en\/book\?/);
  await expect
    .poll(async () => Math.abs((await page.evaluate(() => scrollY)) - checkout))
    .toBeLessThan(24);
});
