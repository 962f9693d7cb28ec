import type { Page } from "@playwright/test";

/** Waits until a page that is painted first (lib/front/paint-first) has asked for its scripts and has them. */
export async function scriptsCame(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    if (document.querySelector('script[type="later"]')) return false;
    const ours = [...document.scripts].filter(({ src }) => src.includes("/_next/static/"));
    return ours.every(({ src, noModule }) => noModule || performance.getEntriesByName(src).length);
  });
}
