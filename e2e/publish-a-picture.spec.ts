import { type APIRequestContext, expect, type Page, request, test } from "@playwright/test";
import sharp from "sharp";
import { axeFaults } from "./support/axe-faults";
import { dayAhead, endpoints } from "./support/stack";
import { firstJourney } from "./support/traveller-api";

/** A ship of this story's own: what it does to its pictures is seen on each of its journeys. */
const route = { from: "ancona", to: "split" };
const days = Array.from({ length: 10 }, (_, index) => dayAhead(200 + index));

/** As a phone writes it: on its side, with where it was taken and whose it is. */
async function phonePicture(background: string): Promise<Buffer> {
  const noise = { type: "gaussian", mean: 120, sigma: 12 } as const;
  return await sharp({ create: { width: 1_200, height: 800, channels: 3, background, noise } })
    .withMetadata({ orientation: 6 })
    .withExif({
      IFD0: { Artist: "Amel Ben Salah", Orientation: "6" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "36/1 48/1 0/1" },
    })
    .jpeg()
    .toBuffer();
}

async function signIn(page: Page) {
  const { email, password } = endpoints().sales;
  await page.goto("/admin/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("banner").getByText("Sales", { exact: true })).toBeVisible();
}

async function publish(page: Page, file: Buffer, words: { name: string; en: string; fr: string }) {
  await page.getByLabel(/^Choose pictures of/).setInputFiles({
    name: words.name,
    mimeType: "image/jpeg",
    buffer: file,
  });
  const card = page.getByRole("region", { name: words.name });
  await expect(card.getByText("Arrived")).toBeVisible();
  await card.getByLabel("in English").fill(words.en);
  await card.getByLabel("in French").fill(words.fr);
  await card.getByRole("button", { name: "Publish" }).click();
  await expect(card).toBeHidden();
}

/** What somebody nobody knows is answered at an address. */
async function seen(stranger: APIRequestContext, path: string) {
  const answer = await stranger.get(path);
  const text = await answer.text();
  return { cache: answer.headers()["x-cache"], text };
}

test("a picture is published: seen at once, in every size, and nothing of the phone in it", async ({
  page,
  baseURL,
  browser,
}) => {
  test.slow();
  const stranger = await request.newContext({ ...(baseURL ? { baseURL } : {}) });
  const journey = await firstJourney(stranger, { ...route, adults: "2" }, days);
  const vessel = journey.legs[0]?.vessel.name as string;
  const path = `/en/journeys/${journey.id}`;
  await expect
    .poll(async () => (await seen(stranger, path)).cache, { timeout: 45_000 })
    .toBe("HIT");
  const alt = "The ship at the quay at dawn";
  const shows = async () => (await seen(stranger, path)).text.includes(`alt="${alt}"`);
  expect(await shows()).toBe(false);

  await signIn(page);
  await page.goto("/admin/media");
  const which = page.getByLabel("Which");
  const option = await which.getByText(new RegExp(`^${vessel} \\(\\d+\\)$`)).getAttribute("value");
  await which.selectOption(option);
  await publish(page, await phonePicture("#3a6ea5"), {
    name: "quay.jpg",
    en: alt,
    fr: "Le navire à quai à l’aube",
  });
  const card = page.getByRole("article", { name: alt });
  await expect(card.getByText("Public", { exact: true })).toBeVisible({ timeout: 45_000 });

  // The very next answer shows it: the kept page has ended.
  const { text } = await seen(stranger, path);
  const image = new RegExp(`<img[^>]*alt="${alt}"[^>]*>`).exec(text)?.[0] ?? "";
  const id = /\/pictures\/([0-9a-f-]{36})\//.exec(image)?.[1] as string;
  expect(id).toBeTruthy();
  const french = await seen(stranger, `/fr/journeys/${journey.id}`);
  expect(french.text.includes("Le navire à quai à l’aube")).toBe(true);
  const all = text.match(/https?:[^\s"\\]+\/pictures\/[^\s"\\]+\.(avif|webp)/g) ?? [];
  const files = [...new Set(all)].filter((file) => file.includes(id));
  expect(files.length).toBe(4);
  for (const file of files) {
    const bytes = await (await stranger.get(file)).body();
    const {
      exif,
      xmp,
      iptc,
      icc,
      orientation,
      width = 0,
      height = 0,
    } = await sharp(bytes).metadata();
    expect([exif, xmp, iptc, icc, orientation]).toEqual(Array(5).fill(undefined));
    expect(bytes.includes("Amel")).toBe(false);
    expect(height).toBeGreaterThan(width);
  }
  expect((await stranger.get(`${endpoints().storage}/gangway/originals/${id}`)).status()).toBe(403);

  // In a browser it is drawn, and nothing is refused by the page's own policy.
  const visitor = await browser.newPage();
  const refused: string[] = [];
  visitor.on("console", (line) => {
    if (/Content.Security.Policy/i.test(line.text())) refused.push(line.text());
  });
  await visitor.goto(path);
  const drawn = visitor.getByRole("img", { name: alt });
  await drawn.scrollIntoViewIfNeeded();
  await expect
    .poll(() => drawn.evaluate((one: HTMLImageElement) => [one.complete, one.naturalWidth > 0]))
    .toEqual([true, true]);
  expect(await drawn.evaluate((one: HTMLImageElement) => one.currentSrc)).toMatch(/\.avif$/);
  expect(refused).toEqual([]);
  await visitor.close();

  // Removed, it is gone as fast, and its files after it.
  await card.getByRole("button", { name: /^Remove/ }).click();
  await page.getByRole("button", { name: "Remove it" }).click();
  await expect(card).toBeHidden();
  expect(await shows()).toBe(false);
  await expect.poll(async () => (await stranger.get(files[0] as string)).status()).toBe(404);
  await stranger.dispose();
});

test("the desk of pictures: refusals with their reason, order by keyboard, words, nothing for axe", async ({
  page,
}) => {
  test.slow();
  await signIn(page);
  await page.goto("/admin/media");
  await page.getByLabel("Pictures of").selectOption("Operators");
  await page.getByLabel("Which").selectOption({ index: 3 });
  await publish(page, Buffer.from("<!doctype html><script>alert(1)</script>"), {
    name: "holiday.jpg",
    en: "No picture at all",
    fr: "Pas une image",
  });
  const wrong = page.getByRole("article", { name: "No picture at all" });
  await expect(wrong.getByText("This is no picture, whatever its name says.")).toBeVisible();
  await wrong.getByRole("button", { name: /^Remove/ }).click();
  await page.getByRole("button", { name: "Remove it" }).click();
  await expect(wrong).toBeHidden();

  for (const [index, en] of ["First", "Second"].entries()) {
    const picture = await phonePicture(index ? "#a53a3a" : "#3aa56e");
    await publish(page, picture, { name: `${en}.jpg`, en, fr: `${en} en français` });
  }
  const names = () =>
    page.getByRole("article").evaluateAll((all) => all.map((one) => one.ariaLabel));
  await expect.poll(names).toEqual(["First", "Second"]);
  await page.getByRole("button", { name: "Later: First" }).focus();
  await page.keyboard.press("Enter");
  await expect.poll(names).toEqual(["Second", "First"]);
  await expect(page.getByText("Moved to place 2 of 2")).toBeAttached();
  await expect(page.getByRole("button", { name: "Earlier: First" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect.poll(names).toEqual(["First", "Second"]);

  await page.getByRole("button", { name: "Words of First" }).click();
  await page.getByRole("dialog").getByLabel("in English").fill("The first of them");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  const first = page.getByRole("article", { name: "The first of them" });
  await expect(first).toBeVisible();
  await expect(page.getByText("Public", { exact: true })).toHaveCount(2, { timeout: 45_000 });
  expect(await axeFaults(page)).toEqual([]);

  await page.reload();
  await expect.poll(names).toEqual(["The first of them", "Second"]);
  for (const name of ["The first of them", "Second"]) {
    await page.getByRole("button", { name: `Remove ${name}` }).click();
    await page.getByRole("button", { name: "Remove it" }).click();
    await expect(page.getByRole("article", { name })).toBeHidden();
  }
});
