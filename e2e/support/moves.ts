import type { Page } from "@playwright/test";

/** Longer than this is motion, in seconds. */
const stillSeconds = 0.01;

/** What moves, or would on a touch: nothing may for somebody who asked for rest. */
export async function motions(page: Page): Promise<string[]> {
  return await page.evaluate((still) => {
    const found = new Set<string>();
    const nameOf = (element: Element) =>
      `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""}`;
    const longest = (times: string) =>
      Math.max(
        ...times.split(",").map((time) => {
          const amount = Number.parseFloat(time);
          return time.trim().endsWith("ms") ? amount / 1_000 : amount;
        }),
      );
    for (const animation of document.getAnimations()) {
      const { effect } = animation;
      const seconds = Number(effect?.getComputedTiming().duration ?? 0) / 1_000;
      const target = effect instanceof KeyframeEffect ? effect.target : null;
      if (animation.playState === "running" && seconds > still && target) {
        found.add(`${nameOf(target)} is being animated`);
      }
    }
    for (const element of document.querySelectorAll("body *")) {
      const style = getComputedStyle(element);
      if (longest(style.transitionDuration) > still)
        found.add(`${nameOf(element)} has a transition`);
      if (style.animationName !== "none" && longest(style.animationDuration) > still) {
        found.add(`${nameOf(element)} has an animation`);
      }
    }
    if (getComputedStyle(document.documentElement).scrollBehavior === "smooth") {
      found.add("the page scrolls smoothly");
    }
    return [...found];
  }, stillSeconds);
}
