import { expect, type Page, test as plain } from "@playwright/test";
import { locales } from "../lib/language/locales";
import { everyState } from "./states/every-state";
import { type State, stateName } from "./states/state";
import { makeWorld, type World } from "./states/world";
import { axeFaults } from "./support/axe-faults";
import { misfits } from "./support/fits";
import { unseenFocus } from "./support/focus-shown";
import { faultsInFrench, wordsOf } from "./support/french";
import { motions } from "./support/moves";

// Every state that is quickly reached. `npm run look -- --axe` asks about all of them.
const states = everyState.filter(({ quick }) => quick);

const phone = { width: 390, height: 844 };
const desk = { width: 1280, height: 900 };
const narrow = { width: 320, height: 640 };
/** What is left of a desk's 1,280 pixels at 200 %. */
const zoomed = { width: 640, height: 450 };

const test = plain.extend<object, { world: World }>({
  world: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its pattern
    async ({}, use, { project }) => {
      const world = await makeWorld(project.use.baseURL as string);
      await use(world);
      await world.end();
    },
    { scope: "worker" },
  ],
});

test.describe.configure({ mode: "parallel" });
test.use({ contextOptions: { reducedMotion: "reduce" } });

/** The names every page has, whatever its state. */
async function expectNames(page: Page, locale: string): Promise<void> {
  await expect(page).toHaveTitle(/\S/);
  await expect(page.locator("html")).toHaveAttribute("lang", locale);
  await expect(page.locator("h1")).toHaveCount(1);
}

async function expectToFit(page: Page): Promise<void> {
  for (const size of [narrow, zoomed]) {
    await page.setViewportSize(size);
    expect.soft(await misfits(page), `at ${size.width} px`).toEqual([]);
  }
}

async function expectNoFault(page: Page, size: typeof phone, what: string): Promise<void> {
  await page.setViewportSize(size);
  expect.soft(await axeFaults(page), `axe, ${what}, ${size.width} px`).toEqual([]);
}

/**
 * English by day on a telephone, French at night at a desk: each state in both languages, both schemes
 * and both sizes, at half the cost. French words are the longer ones: they are tried in narrow windows.
 */
async function lookAt(page: Page, world: World, state: State, locale: "en" | "fr"): Promise<void> {
  const scheme = locale === "en" ? "light" : "dark";
  await page.emulateMedia({ colorScheme: scheme });
  await state.reach({ page, locale, world });
  await expectNames(page, locale);
  await expectNoFault(page, locale === "en" ? phone : desk, scheme);
  if (locale === "en") {
    expect.soft(await motions(page), "what moves").toEqual([]);
    return;
  }
  expect.soft(faultsInFrench(await wordsOf(page)), "what is not French").toEqual([]);
  await expectToFit(page);
}

test("what is wrong is seen", async ({ page }) => {
  await page.setContent(`<html lang="en"><head><title>Wrong</title></head><body><main><h1>Wrong</h1>
    <p style="width: 60rem">Too wide a paragraph</p>
    <p style="overflow: hidden; width: 4rem; white-space: nowrap">Words that are cut off</p>
    <p style="color: #999; background: #aaa; transition: color 1s">Hard to read, and it moves</p>
    <button style="outline: none">Where am I?</button></main></body></html>`);
  await page.setViewportSize(narrow);
  expect((await axeFaults(page)).join()).toContain("color-contrast");
  const lost = (await misfits(page)).join();
  for (const words of ["scrolls", "outside the page", "cut off"]) expect(lost).toContain(words);
  expect((await motions(page)).join()).toContain("has a transition");
  expect((await unseenFocus(page)).unseen.join()).toContain("Where am I?");
});

for (const state of states) {
  for (const locale of locales) {
    test(`${stateName(state)}, ${locale}: nothing against it, nothing lost`, async ({
      page,
      world,
    }) => {
      await lookAt(page, world, state, locale);
    });
  }
}

for (const name of ["home-empty", "results-direct", "checkout-passenger", "booking-confirmed"]) {
  test(`${name}: the keyboard is seen wherever it is`, async ({ page, world }) => {
    const state = everyState.find((one) => stateName(one) === name) as State;
    await state.reach({ page, locale: "en", world });
    const { stops, unseen } = await unseenFocus(page);
    expect(stops).toBeGreaterThan(5);
    expect(unseen).toEqual([]);
  });
}
