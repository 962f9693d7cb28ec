import { translator } from "../../lib/language/translator";
import { scriptsCame } from "../support/scripts-came";
import { dayAhead } from "../support/stack";
import { expect } from "./patiently";
import type { Scene, State } from "./state";
import { twoAdults } from "./world";

async function find({ page, locale }: Scene, reference: string): Promise<void> {
  await page.goto(`/${locale}/my-booking`);
  await page.waitForLoadState("networkidle");
  await scriptsCame(page);
  await page.locator("#reference").fill(reference);
  await page.locator("#email").fill("somebody@example.com");
  await page.locator("#email").press("Enter");
  await expect(page.locator("main [role=alert] p").first()).toBeVisible();
}

export const siteStates: State[] = [
  {
    page: "privacy",
    name: "not-asked-yet",
    quick: true,
    reach: async ({ page, locale }) => {
      await page.goto(`/${locale}/privacy`);
      await expect(page.locator("main [role=status] + p button")).toHaveCount(2);
    },
  },
  {
    page: "privacy",
    name: "declined",
    reach: async ({ page, locale }) => {
      await page.goto(`/${locale}/privacy`);
      await page.locator("main [role=status] + p button").nth(1).click();
      await expect(page.locator("main [role=status] + p button")).toHaveCount(1);
    },
  },
  {
    page: "my-booking",
    name: "empty",
    reach: async ({ page, locale }) => {
      await page.goto(`/${locale}/my-booking`);
    },
  },
  {
    page: "my-booking",
    name: "not-found",
    quick: true,
    reach: async (scene) => {
      // Five wrong tries are all an address has in a quarter of an hour, and other stories need them:
      // the refusal is the API's own, and the wire speaks it.
      await scene.page.route("**/api/v1/booking-sessions", (route) =>
        route.fulfill({
          status: 404,
          headers: { "content-type": "application/problem+json" },
          json: { type: "about:blank", title: "Not found", status: 404, code: "not_found" },
        }),
      );
      await find(scene, "0000000000");
    },
  },
  {
    page: "my-booking",
    name: "too-many-tries",
    reach: async (scene) => {
      // A demo counts a thousandfold, for one address stands for many people there: the refusal is
      // the API's own, word for word, but the wire speaks it.
      await scene.page.route("**/api/v1/booking-sessions", (route) =>
        route.fulfill({
          status: 429,
          headers: { "content-type": "application/problem+json", "retry-after": "840" },
          json: { type: "about:blank", title: "Too many tries", status: 429, code: "rate_limited" },
        }),
      );
      await find(scene, "0000000000");
    },
  },
  {
    page: "my-booking",
    name: "offline",
    reach: async (scene) => {
      await scene.page.route("**/api/v1/booking-sessions", (route) => route.abort());
      await find(scene, "0000000000");
    },
  },
  {
    page: "status",
    name: "now",
    quick: true,
    reach: async ({ page, locale }) => {
      await page.goto(`/${locale}/status`);
      await expect(page.getByRole("img").first()).toBeVisible();
    },
  },
  {
    page: "not-found",
    name: "page",
    quick: true,
    reach: async ({ page, locale }) => {
      await page.goto(`/${locale}/no/such/page`);
      await expect(page.getByText(translator(locale, "not_found")("to_search"))).toBeVisible();
    },
  },
  {
    page: "api",
    name: "docs",
    reach: async ({ page }) => {
      await page.goto("/docs/api");
    },
  },
  {
    page: "plain",
    name: "home",
    plain: true,
    reach: async ({ page, locale }) => {
      await page.goto(`/${locale}`);
    },
  },
  {
    page: "plain",
    name: "results",
    plain: true,
    reach: async ({ page, locale, world }) => {
      const { date } = await world.journey(twoAdults);
      await page.goto(`/${locale}/search?${new URLSearchParams({ ...twoAdults, date })}`);
    },
  },
  {
    page: "plain",
    name: "no-sailing",
    plain: true,
    reach: async ({ page, locale }) => {
      const query = { from: "tunis", to: "barcelona", date: dayAhead(44) };
      await page.goto(`/${locale}/search?${new URLSearchParams(query)}`);
    },
  },
  {
    page: "plain",
    name: "checkout",
    plain: true,
    reach: async ({ page, locale, world }) => {
      const { journey } = await world.journey(twoAdults);
      await page.goto(`/${locale}/book?${new URLSearchParams({ out: journey.id, adults: "2" })}`);
    },
  },
];
