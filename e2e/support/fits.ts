import type { Page } from "@playwright/test";

/**
 * What does not fit a page as wide as it is now, a line each: a page that scrolls sideways, words cut
 * off by their own box, or standing outside the page where nothing scrolls to them.
 */
export async function misfits(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const found: string[] = [];
    const width = document.documentElement.clientWidth;
    const sideways = document.documentElement.scrollWidth - width;
    if (sideways > 0) found.push(`the page scrolls ${sideways} px sideways`);

    const nameOf = (element: Element) => {
      const text = element.textContent?.trim().replace(/\s+/g, " ").slice(0, 40) ?? "";
      return `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""} “${text}”`;
    };
    const hasOwnWords = (element: Element) =>
      [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? "").trim() !== "",
      );
    // Meant for ears only: a pixel large, or clipped away.
    const isForEars = (element: Element): boolean => {
      for (let one: Element | null = element; one; one = one.parentElement) {
        const style = getComputedStyle(one);
        const box = one.getBoundingClientRect();
        if (box.width <= 2 || box.height <= 2) return true;
        if (style.clipPath !== "none" || style.clip !== "auto") return true;
        if (style.visibility === "hidden" || style.display === "none") return true;
      }
      return false;
    };
    const scrolls = (element: Element): boolean => {
      for (let one: Element | null = element; one; one = one.parentElement) {
        const how = getComputedStyle(one).overflowX;
        if (one !== document.documentElement && (how === "auto" || how === "scroll")) return true;
      }
      return false;
    };
    for (const element of document.querySelectorAll("body *:not(option):not(script):not(style)")) {
      if (!hasOwnWords(element) || element.closest("svg") || isForEars(element)) continue;
      const box = element.getBoundingClientRect();
      const isOutside = box.left < -1 || box.right > width + 1;
      if (isOutside && !scrolls(element)) found.push(`outside the page: ${nameOf(element)}`);
      const style = getComputedStyle(element);
      const isCut = /hidden|clip/.test(`${style.overflowX} ${style.overflowY}`);
      const isLonger =
        element.scrollWidth > element.clientWidth + 1 ||
        element.scrollHeight > element.clientHeight + 1;
      if (isCut && isLonger && style.display !== "inline")
        found.push(`cut off: ${nameOf(element)}`);
    }
    return [...new Set(found)];
  });
}
