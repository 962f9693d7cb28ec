import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openWorld, type World } from "#lib/testing/world";
import { findEnds } from "./find-ends";
import { listPorts } from "./list-ports";
import { forgetPorts } from "./port-directory";
import { searchPorts } from "./search-ports";

const server = process.env.TEST_DATABASE_URL;

describe.skipIf(!server)("ports (needs TEST_DATABASE_URL)", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(server as string);
  });
  afterAll(() => world?.end());

  const first = async (q: string) => (await searchPorts(world.sql, q, "en", 5))[0]?.code;

  test.each([
    ["Marseilles", "FRMRS"],
    ["marseile", "FRMRS"],
    ["Marsiglia", "FRMRS"],
    ["مرسيليا", "FRMRS"],
    ["MARSÉILLE", "FRMRS"],
    ["frmrs", "FRMRS"],
    ["Tunisi", "TNLGN"],
    ["La Goulette", "TNLGN"],
    ["goul", "TNLGN"],
    ["tun", "TNLGN"],
    ["Palerme", "ITPMO"],
    ["Civita vecchia", "ITCVV"],
    ["p", "ITPMO"],
  ])("%s finds %s", async (q, code) => {
    expect(await first(q)).toBe(code);
  });

  test.each([
    ["'; drop table port; --"],
    ["%"],
    ["_"],
    ["\\"],
    ["\0"],
    ["x".repeat(1_000_000)],
    ["😀"],
    ["\ud800"],
  ])("odd input harms nothing", async (q) => {
    const found = await searchPorts(world.sql, q, "en", 5);
    expect(found.length === 0 || q === "\0").toBe(true);
  });

  test("without a text, the ports with the most routes; in the language asked for", async () => {
    const found = await searchPorts(world.sql, " ", "fr", 3);
    expect(found).toHaveLength(3);
    expect((await searchPorts(world.sql, "palermo", "fr", 3))[0]).toEqual({
      kind: "port",
      code: "ITPMO",
      slug: "palermo",
      name: "Palerme",
      country: "IT",
      zone: "Europe/Rome",
    });
    expect((await searchPorts(world.sql, "civitavecchia", "fr", 1))[0]?.name).toBe("Civitavecchia");
  });

  test("a port by code or slug, in any case; others are refused", async () => {
    const { from, to } = await findEnds(world.sql, { from: "tnlgn", to: " Tunis " });
    expect([from.code, to.code]).toEqual(["TNLGN", "TNLGN"]);
    for (const text of ["", "nowhere", "__proto__", "constructor"]) {
      await expect(findEnds(world.sql, { from: "tunis", to: text })).rejects.toMatchObject({
        code: "port_unknown",
        facts: { port: text.trim().slice(0, 60), errors: [{ path: "to" }] },
      });
    }
  });

  test("the list is sorted, and is read again once it was told to forget", async () => {
    expect((await listPorts(world.sql, "fr")).map(({ name }) => name)).toEqual([
      "Civitavecchia",
      "Marseille",
      "Palerme",
      "Tunis (La Goulette)",
    ]);
    await world.sql`update port set slug = 'palermo-port' where code = 'ITPMO'`;
    const ends = { from: "palermo", to: "tunis" };
    expect((await findEnds(world.sql, ends)).from.code).toBe("ITPMO");
    forgetPorts();
    await expect(findEnds(world.sql, ends)).rejects.toMatchObject({ code: "port_unknown" });
  });
});
