import { expect, test } from "@playwright/test";

test("a page says that the network has gone, and moves nothing", async ({ page, context }) => {
  await page.goto("/en");
  const heading = page.getByRole("heading", { level: 1 });
  const before = await heading.boundingBox();
  await context.setOffline(true);
  await expect(page.getByText("You are offline.")).toBeVisible();
  expect(await heading.boundingBox()).toEqual(before);
  await context.setOffline(false);
  await expect(page.getByText("You are offline.")).toBeHidden();
});

test("a pressed link shows that its page is long in coming, and only then", async ({ page }) => {
  await page.route("**/fr*", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    await route.continue();
  });
  await page.goto("/en");
  // The page tells of itself, into what the next page of the site can read.
  await page.evaluate(() => {
    const place = (element: Element) => JSON.stringify(element.getBoundingClientRect());
    addEventListener("click", ({ target, timeStamp }) => {
      const link = (target as Element).closest("a") as Element;
      const before = place(link);
      new MutationObserver(() => {
        const seen = { after: performance.now() - timeStamp, moved: place(link) !== before };
        sessionStorage.setItem("working", JSON.stringify(seen));
      }).observe(link, { attributeFilter: ["data-working"] });
    });
  });
  await page.getByRole("link", { name: /Français/ }).click();
  await expect(page).toHaveURL(/\/fr$/);
  const seen = await page.evaluate(() => sessionStorage.getItem("working"));
  const { after, moved } = JSON.parse(seen ?? "{}") as { after?: number; moved?: boolean };
  expect(after, "marked after a moment").toBeGreaterThanOrEqual(290);
  expect(moved).toBe(false);
});
