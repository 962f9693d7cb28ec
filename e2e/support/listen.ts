import type { Page } from "@playwright/test";

/**
 * Everything the page's live regions said from now on, as a screen reader would hear it. Asked before a
 * page is opened, it hears that page from its first moment.
 */
export async function listen(page: Page): Promise<() => Promise<string[]>> {
  const begin = () => {
    const said: string[] = [];
    Object.assign(window, { said });
    const live = '[aria-live]:not([aria-live="off"]), [role="status"], [role="alert"], output';
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const node = target instanceof Element ? target : target.parentElement;
        const region = node?.closest(live);
        const words = region?.textContent?.trim();
        // What is not rendered is not read out either.
        if (words && region?.checkVisibility()) said.push(words);
      }
    }).observe(document, { childList: true, characterData: true, subtree: true });
  };
  await page.addInitScript(begin);
  await page.evaluate(begin);
  return () => page.evaluate(() => (window as unknown as { said: string[] }).said);
}
