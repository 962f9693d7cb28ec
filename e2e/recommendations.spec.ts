import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { axeFaults } from "./support/axe-faults";
import { shiftOf, watchShifts } from "./support/page-weight";
import { dayAhead } from "./support/stack";
import { firstJourney } from "./support/traveller-api";

// Days that no other story books.
const days = Array.from({ length: 10 }, (_, index) => dayAhead(120 + index));
const crossing = { from: "marseille", to: "bastia", adults: "2" };
/** Beyond the moment that a look takes. */
const aLook = 2_000;

const others = (page: Page) => page.getByRole("region", { name: "Other sailings to look at" });
const looksCookie = async (context: BrowserContext) =>
  (await context.cookies())
    .concat(await context.cookies(new URL("/api/v1/looks", base()).href))
    .find(({ name }) => name === "looks");
const base = () => test.info().project.use.baseURL as string;

/** Everything that is sent about looks, as the browser sends it. */
function overhear(page: Page): { path: string; method: string; body: string }[] {
  const heard: { path: string; method: string; body: string }[] = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (/\/api\/v1\/(looks|events)$/.test(pathname)) {
      heard.push({ path: pathname, method: request.method(), body: request.postData() ?? "" });
    }
  });
  return heard;
}

async function kept(page: Page): Promise<{ agreed: boolean; looks: { sailing_id: string }[] }> {
  return (await (await page.request.get("/api/v1/looks")).json()).data;
}

async function openJourney(page: Page): Promise<string> {
  const { id } = await firstJourney(page.request, crossing, days);
  await page.goto(`/en/journeys/${id}?adults=2`);
  await others(page).scrollIntoViewIfNeeded();
  return id;
}

test("one agrees, looks at sailings, is shown what one has not seen, and takes it back", async ({
  page,
  context,
}) => {
  const first = await openJourney(page);
  await expect(others(page).getByRole("listitem")).toHaveCount(10);
  expect(await looksCookie(context)).toBeUndefined();
  await others(page).getByRole("button", { name: "Yes, remember" }).click();
  await expect(others(page).getByRole("status")).toContainText("We remember which sailings");
  const cookie = await looksCookie(context);
  expect(cookie).toMatchObject({ path: "/api/v1", httpOnly: true, sameSite: "Strict" });

  // A day that is better, or another: one goes there by the link.
  await page.goto(`/en/journeys/${first}?adults=2`);
  await page.waitForTimeout(aLook);
  const link = others(page).getByRole("link").nth(1);
  const second = /journeys\/([\da-f-]{36})/.exec((await link.getAttribute("href")) ?? "")?.[1];
  await link.click();
  await page.waitForURL(new RegExp(`/en/journeys/${second}`));
  await page.waitForTimeout(aLook);
  // That one was followed from the other counts once a day for all at one address: a second try is not counted.
  const seen = async () =>
    [...new Set((await kept(page)).looks.map(({ sailing_id }) => sailing_id))].sort();
  await expect.poll(seen).toEqual([first, second].sort());

  // The third page shows neither again, which it does to others.
  const third = others(page).getByRole("link").nth(2);
  await third.click();
  await page.waitForURL(
    (url) => url.pathname.includes("/journeys/") && !url.pathname.includes(second as string),
  );
  const hrefs = () =>
    others(page)
      .getByRole("link")
      .evaluateAll((links) => links.map((one) => one.getAttribute("href") ?? ""));
  // Everybody's stand there until one's own come.
  const ofThese = async () => {
    const shown = await hrefs();
    const old = shown.filter((one) => [first, second].some((id) => one.includes(id as string)));
    return { isDrawn: shown.length > 1, old };
  };
  await expect.poll(ofThese).toEqual({ isDrawn: true, old: [] });

  // As easily as it was given.
  await page.goto("/en/privacy");
  await page.getByRole("button", { name: "Stop and delete" }).click();
  await expect(page.getByText("We don’t remember which sailings")).toBeVisible();
  expect(await looksCookie(context)).toBeUndefined();
  expect(await kept(page)).toEqual({ agreed: false, looks: [] });
});

test("one declines, nothing is stored, and one is not asked again", async ({ page, context }) => {
  const heard = overhear(page);
  await watchShifts(page);
  await openJourney(page);
  await expect(others(page).getByRole("button", { name: "No, don’t" })).toBeVisible();
  const still = async () => {
    const { total, what } = await shiftOf(page);
    expect(total, what.join("\n")).toBeLessThan(0.01);
  };
  await still();
  await others(page).getByRole("button", { name: "No, don’t" }).click();
  await expect(others(page).getByRole("status")).toContainText("We don’t remember");
  await page.reload();
  await expect(others(page).getByRole("status")).toContainText("We don’t remember");
  await expect(others(page).getByRole("button", { name: "No, don’t" })).toHaveCount(0);
  await page.waitForTimeout(aLook);
  await still();
  expect(await looksCookie(context)).toBeUndefined();
  // Told once: a browser may carry a cookie of which it has forgotten that it agreed.
  expect(heard.filter(({ path }) => path.endsWith("/looks")).length).toBe(1);
  expect(await kept(page)).toEqual({ agreed: false, looks: [] });
});

test("nothing is asked of a browser that says no itself, and nothing covers the page", async ({
  browser,
}) => {
  const context = await browser.newContext({ extraHTTPHeaders: { "sec-gpc": "1" } });
  const page = await context.newPage();
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "globalPrivacyControl", { value: true });
  });
  await page.goto(base());
  await openJourney(page);
  await expect(others(page).getByRole("status")).toContainText("asks not to be followed");
  await expect(others(page).getByRole("button")).toHaveCount(0);
  expect(await page.getByRole("dialog").count()).toBe(0);
  await context.close();
});

for (const [locale, width, scheme] of [
  ["en", 390, "light"],
  ["fr", 1280, "dark"],
] as const) {
  test(`axe finds nothing beside a sailing or on what is kept, ${locale}, ${width} wide`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width, height: 844 });
    const { id } = await firstJourney(page.request, crossing, days);
    for (const path of [`/${locale}/journeys/${id}?adults=2`, `/${locale}/privacy`]) {
      await page.goto(path);
      await expect(
        page.getByRole("button", { name: /^(Yes, remember|Oui, retenir)$/ }),
      ).toBeVisible();
      expect(await axeFaults(page), path).toEqual([]);
    }
  });
}
