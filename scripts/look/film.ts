// npm run look:film: a whole purchase as an animated picture, and two still ones, for the README.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import sharp from "sharp";
import {
  adults,
  goOn,
  openStep,
  type Traveller,
  typeContact,
  typePassenger,
} from "../../e2e/states/fill-checkout";
import { chooseVehicle, takePort } from "../../e2e/states/home";
import { expect } from "../../e2e/states/patiently";
import { makeWorld, twoAdults, type World } from "../../e2e/states/world";
import { findChromium } from "../machine/chromium.mjs";
import { readOptions } from "./options";
import { fetchFaces, style } from "./photograph";

const folder = join("scripts", "look", "pictures");
const size = { width: 960, height: 640 };
/** A README should not weigh more than what it tells of. */
const mostBytes = 2_000_000;

type Frame = { picture: Buffer; ms: number };

/** Shows the page for so long; the film is made of such moments. */
function camera(page: Page, frames: Frame[]) {
  return async (ms: number) => {
    await page.waitForTimeout(150);
    frames.push({ picture: await page.screenshot({ style }), ms });
  };
}

const car = { vehicle: "car", vehicle_length_cm: "450", vehicle_height_cm: "180" };

async function searchFor(page: Page, world: World, shoot: (ms: number) => Promise<void>) {
  const { date } = await world.journey({ ...twoAdults, ...car });
  await page.goto("/en");
  const from = page.locator("input[name=from]");
  await expect(from).toHaveAttribute("role", "combobox");
  await shoot(2_500);
  await from.fill("tun");
  await expect(page.getByRole("option").first()).toBeVisible();
  await shoot(1_200);
  await takePort(page, "from", "tunis");
  await takePort(page, "to", "marseille");
  await page.locator("#date").fill(date);
  await shoot(1_200);
  await chooseVehicle(page, "car");
  await page.locator("input[name=vehicle][value=car]").scrollIntoViewIfNeeded();
  await shoot(2_000);
  await page.locator("search form button[type=submit]").click();
  await page.waitForURL(/\/search\?/);
  await expect(page.getByRole("article").first()).toBeVisible();
  await shoot(3_500);
  const choose = page.getByRole("link", { name: /^Choose the sailing/ }).first();
  await choose.evaluate((link) => link.scrollIntoView({ block: "center" }));
  await shoot(4_000);
  await choose.click();
  await page.waitForURL(/\/book\?/);
}

/** One decision after the other, each seen as it is asked and as it is answered. */
async function checkOut(page: Page, shoot: (ms: number) => Promise<void>) {
  await expect(page.locator("[aria-current=step]")).toBeVisible();
  await page.waitForLoadState("networkidle");
  for (let step = await openStep(page); step !== "contact"; step = await openStep(page)) {
    await shoot(1_800);
    const [part, number] = step.split("-");
    if (part === "cabins") {
      await page.locator("[aria-current=step] li button").nth(1).click();
      await shoot(1_500);
    }
    if (part === "passenger") {
      const position = Number(number) - 1;
      await typePassenger(page, position, adults[position] as Traveller);
      await shoot(1_600);
    }
    if (part === "vehicle") {
      await page.locator('[id="vehicles.0.registration"]').fill("AB-123-CD");
      await shoot(1_200);
    }
    await goOn(page);
    await expect.poll(() => openStep(page)).not.toBe(step);
  }
  await typeContact(page, "amel.ben.salah@example.com");
  await shoot(2_200);
  await goOn(page);
  await page.waitForURL(/\/bookings\//);
}

async function payAndPrint(page: Page, shoot: (ms: number) => Promise<void>) {
  const card = page.locator("input[autocomplete=cc-number]");
  await expect(card).toBeVisible();
  await shoot(2_500);
  await card.fill("4242 4242 4242 4242");
  await page.locator("input[autocomplete=cc-exp]").fill("12 / 34");
  await page.locator("input[autocomplete=cc-csc]").fill("123");
  await shoot(1_500);
  await page.getByRole("button", { name: /^Pay / }).click();
  const ticket = page.locator("a[href$='/ticket']").first();
  await expect(ticket).toBeVisible();
  await page.evaluate(() => window.scrollTo(0, 0));
  await shoot(3_500);
  await ticket.click();
  await page.waitForURL(/\/ticket$/);
  await expect(page.getByRole("article")).toBeVisible();
  await shoot(3_500);
  await page.mouse.wheel(0, 480);
  await shoot(3_500);
}

async function open(browser: Browser, base: string, options: object): Promise<Page> {
  const context = await browser.newContext({
    baseURL: base,
    locale: "en-GB",
    reducedMotion: "reduce",
    ...options,
  });
  const page = await context.newPage();
  await fetchFaces(page);
  return page;
}

/** The film, as sharp as the README can afford. */
async function develop(frames: Frame[], file: string): Promise<void> {
  const pictures = frames.map(({ picture }) => picture);
  const delay = frames.map(({ ms }) => ms);
  for (const quality of [90, 80, 65, 50]) {
    const made = await sharp(pictures, { join: { animated: true } })
      .webp({ quality, effort: 6, delay, loop: 0, minSize: true })
      .toFile(file);
    const seconds = Math.round(delay.reduce((sum, ms) => sum + ms, 0) / 1_000);
    console.log(`${file}: ${frames.length} moments, ${seconds} s, ${made.size} bytes`);
    if (made.size <= mostBytes) return;
  }
  throw new Error(`The film stays above ${mostBytes} bytes.`);
}

async function takeStills(browser: Browser, base: string, world: World): Promise<void> {
  const { date } = await world.journey(twoAdults);
  const desk = await open(browser, base, {
    viewport: { width: 1_280, height: 860 },
    deviceScaleFactor: 1.5,
  });
  await desk.goto(`/en/search?${new URLSearchParams({ ...twoAdults, date })}`);
  await expect(desk.getByRole("article").first()).toBeVisible();
  await desk.waitForTimeout(500);
  await sharp(await desk.screenshot({ style }))
    .webp({ quality: 88 })
    .toFile(join(folder, "results.webp"));
  const phone = await open(browser, base, {
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    colorScheme: "dark",
    isMobile: true,
    hasTouch: true,
  });
  const booking = await world.paid("en", "for the README");
  await world.open(phone, booking, "en", "/ticket");
  await phone.waitForTimeout(500);
  await sharp(await phone.screenshot({ style }))
    .webp({ quality: 88 })
    .toFile(join(folder, "ticket.webp"));
}

const options = readOptions(process.argv.slice(2));
if (options && options !== "list") {
  mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch({
    executablePath: await findChromium(process.cwd()),
    chromiumSandbox: false,
    // A date field speaks the browser's own language.
    args: ["--lang=en-GB"],
    env: { ...process.env, LANGUAGE: "en_GB" } as Record<string, string>,
  });
  const world = await makeWorld(options.base);
  const page = await open(browser, options.base, { viewport: size });
  const frames: Frame[] = [];
  const shoot = camera(page, frames);
  await searchFor(page, world, shoot);
  await checkOut(page, shoot);
  await payAndPrint(page, shoot);
  await develop(frames, join(folder, "purchase.webp"));
  await takeStills(browser, options.base, world);
  await world.end();
  await browser.close();
}
