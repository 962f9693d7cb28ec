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

/** The whole page, as long as it is. */
export async function photograph(page: Page, file: string): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  await page.screenshot({ path: file, fullPage: true, animations: "disabled" });
}
