import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openWorld, type World } from "#lib/testing/world";
import { readNetworkPicture } from "./network-picture";
import { readCard, readHomeCard } from "./read-card";

const server = process.env.TEST_DATABASE_URL;
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47]);

describe.skipIf(!server)("cards of routes (needs TEST_DATABASE_URL)", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(server as string);
  });
  afterAll(() => world?.end());

  test.each(["tunis-marseille", "TUNIS-Marseille", "tnlgn-frmrs"])("%s has one", async (name) => {
    const card = await readCard(world.sql, name, "fr");
    expect(card.subarray(0, 4)).toEqual(png);
  });

  test("a route is a route also before anything sails it, and says its hours when something does", async () => {
    const before = await readCard(world.sql, "tunis-marseille", "en");
    await world.addSailing({ from: "TNLGN", to: "FRMRS", hours: 20 });
    expect(await readCard(world.sql, "tunis-marseille", "en")).not.toEqual(before);
  });

  test.each([
    ["marseille-palermo"],
    ["marseille-marseille"],
    ["marseille"],
    ["marseille-"],
    ["-"],
    ["nowhere-else"],
    ["__proto__-constructor"],
    ["tunis-marseille'; drop table port; --"],
    ["a-".repeat(40)],
    ["😀-\u0000"],
  ])("%s has none", async (name) => {
    await expect(readCard(world.sql, name, "en")).rejects.toMatchObject({ code: "not_found" });
  });

  test("all crossings stand on a page as pictures of day and night that need no font, script or style", async () => {
    const { day, night, width, height } = await readNetworkPicture(world.sql, "en", "wide");
    expect([width, height]).toEqual([1120, 560]);
    for (const svg of [day, night]) {
      expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 1120 560"/);
      // Some browsers hold a picture to the policy it comes with, by which nothing in it may style it.
      expect(svg).not.toMatch(/<style|style=|<text|<script|href=|NaN|undefined/);
    }
    const colours = (svg: string) => new Set(svg.match(/#[0-9a-f]{6}/g));
    expect(colours(day).size).toBe(colours(night).size);
    expect([...colours(night)].filter((colour) => colours(day).has(colour))).toEqual([]);
    expect((await readNetworkPicture(world.sql, "en", "wide")).night).toBe(night);
  });

  test("all crossings together have one", async () => {
    expect((await readHomeCard(world.sql, "en")).subarray(0, 4)).toEqual(png);
  });
});
