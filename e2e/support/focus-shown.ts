import type { Page } from "@playwright/test";

type Stop = { name: string; isNew: boolean; isShown: boolean };

/** No page has more stops than this; a longer walk would be one in a circle. */
const mostStops = 150;

/**
 * Walks through a page by Tab from its top and names every stop at which nothing shows where the
 * keyboard is: no outline around the element, its label, or what it stands in.
 */
export async function unseenFocus(page: Page): Promise<{ stops: number; unseen: string[] }> {
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    window.getSelection()?.removeAllRanges();
  });
  const unseen: string[] = [];
  let stops = 0;
  for (; stops < mostStops; stops += 1) {
    await page.keyboard.press("Tab");
    const stop = await stopHere(page);
    if (!stop?.isNew) break;
    if (!stop.isShown) unseen.push(stop.name);
  }
  return { stops, unseen };
}

async function stopHere(page: Page): Promise<Stop | null> {
  return await page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (!element || element === document.body) return null;
    const known = element as Element & { wasFocused?: true };
    const isNew = !known.wasFocused;
    known.wasFocused = true;
    const outlined = (one: Element | null) => {
      if (!one) return false;
      const { outlineStyle, outlineWidth } = getComputedStyle(one);
      return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1.5;
    };
    const box = element.getBoundingClientRect();
    const isInSight = box.width > 4 && box.height > 4;
    const isShown =
      (outlined(element) && isInSight) ||
      outlined(element.closest("label")) ||
      outlined(element.parentElement);
    const text = (element.getAttribute("aria-label") ?? element.textContent ?? "").trim();
    const name = `${element.tagName.toLowerCase()}#${element.id} “${text.slice(0, 40)}”`;
    return { name, isNew, isShown };
  });
}
