import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { Page } from "@playwright/test";

const phone = { below: 600, height: 844 };
const deskHeight = 900;

/** Gives the page a width and lets it settle: faces are there, pictures are drawn, nothing moves. */
export async function settleAt(page: Page, width: number): Promise<void> {
  const height = width < phone.below ? phone.height : deskHeight;
  await page.setViewportSize({ width, height });
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
  });
  await page.waitForTimeout(120);
}

/** Fetches the faces: a first page is drawn without them where they come late, the next ones never. */
export async function fetchFaces(page: Page): Promise<void> {
  await page.goto("/en/my-booking");
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
}

/** What only a development server shows. */
export const style = "nextjs-portal { display: none }";

/** The whole page, as long as it is; what keeps to the lower edge is drawn there, not across the middle. */
export async function photograph(page: Page, file: string): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  const length = await page.evaluate(() => document.documentElement.scrollHeight);
  if (length > height) await page.setViewportSize({ width, height: length });
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.screenshot({ path: file, fullPage: true, animations: "disabled", style });
}
