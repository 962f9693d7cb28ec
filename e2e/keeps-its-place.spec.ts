import { expect, type Page, test } from "@playwright/test";
import { heldBooking, openToPay } from "./support/held-booking";
import { payByCard } from "./support/purchase";
import { dayAhead } from "./support/stack";

const days = Array.from({ length: 10 }, (_, index) => dayAhead(190 + index));

type Shift = { value: number; what: string[] };

/** Every movement of the page that nobody's own hand caused, by the browser's own measure. */
async function watchShifts(page: Page): Promise<() => Promise<Shift[]>> {
  await page.addInitScript(() => {
    const seen: Shift[] = [];
    Object.assign(window, { seenShifts: seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
        sources: { node: Node | null }[];
      })[]) {
        if (entry.hadRecentInput) continue;
        const what = entry.sources.map(({ node }) => (node as Element | null)?.className ?? "");
        seen.push({ value: entry.value, what });
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  return () => page.evaluate(() => (window as unknown as { seenShifts: Shift[] }).seenShifts);
}

test.use({ viewport: { width: 390, height: 844 } });

test("on a phone the page keeps its place while the form comes, and when it goes", async ({
  page,
}) => {
  const booking = await heldBooking(page.request, days, { name: "place" });
  const shifts = await watchShifts(page);
  await openToPay(page, booking);
  expect(await shifts()).toEqual([]);
  await payByCard(page);
  await expect(page.getByText("Your ticket is on its way to")).toBeVisible();
  await expect(page.getByRole("link", { name: "Open the ticket" })).toBeInViewport();
  // What the answer brings with it may still come.
  await page.waitForTimeout(1_000);
  expect(await shifts()).toEqual([]);
});
