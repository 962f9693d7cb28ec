import { expect, test } from "@playwright/test";
import { dayAhead } from "./support/stack";

const search = (from: string, to: string, language = "en") =>
  `/${language}/search?${new URLSearchParams({ from, to, date: dayAhead(160), adults: "2" })}`;

test("a crossing that is sent to a friend carries its chart along", async ({ page, request }) => {
  await page.goto(search("tunis", "marseille", "fr"));
  const said = (name: string) =>
    page.locator(`meta[property="og:${name}"]`).getAttribute("content");
  expect(await said("title")).toMatch(/^Ferries de Tunis.* à Marseille/);
  expect(await said("description")).toContain("462 milles marins");
  expect(await said("image:alt")).toMatch(/^Carte de la route de Tunis/);
  // An address that a messenger can read from where it is.
  const image = new URL((await said("image")) ?? "");
  expect(image.pathname + image.search).toBe("/cards/tunis-marseille.png?lang=fr");

  const card = await request.get(image.pathname + image.search);
  expect(card.status()).toBe(200);
  expect(card.headers()["content-type"]).toBe("image/png");
  expect(card.headers()["cache-control"]).toMatch(/^public, max-age=\d{6,}/);
  const png = await card.body();
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
});

test("where no ship sails without a call, the link shows all crossings", async ({
  page,
  request,
}) => {
  await page.goto(search("tunis", "naples"));
  const image = await page.locator('meta[property="og:image"]').getAttribute("content");
  expect(new URL(image ?? "").pathname).toBe("/cards/crossings.png");
  expect((await request.get("/cards/crossings.png?lang=en")).status()).toBe(200);
  for (const name of ["tunis-naples.png", "tunis-atlantis.png", "tunis-marseille", "..png"]) {
    const answer = await request.get(`/cards/${name}`);
    expect(answer.status(), name).toBe(404);
    expect(await answer.json()).toMatchObject({ code: "not_found", status: 404 });
  }
});

test("a wide screen shows the course beside what was asked, a telephone the sailings first", async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(search("tunis", "marseille"));
  const chart = page.getByRole("img", {
    name: "Chart: Tunis (La Goulette) to Marseille, 462 nautical miles",
  });
  await expect(chart).toBeVisible();
  // No font is waited for, nothing moves: the picture has its place before it is drawn.
  const box = await chart.boundingBox();
  expect(Math.round(((box?.width ?? 0) / (box?.height ?? 1)) * 100) / 100).toBe(2.69);

  await page.setViewportSize({ width: 390, height: 844 });
  await expect(chart).toBeHidden();
});
