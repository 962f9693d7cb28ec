import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openWorld, type World } from "#lib/testing/world";
import { openDatabase, openForLongWork } from "./client";

const server = process.env.TEST_DATABASE_URL;

describe.skipIf(!server)("a server set to another zone (needs TEST_DATABASE_URL)", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(server as string, 2);
    const name = new URL(world.url).pathname.slice(1);
    await world.sql.unsafe(`alter database ${name} set timezone = 'Pacific/Kiritimati'`);
  });
  afterAll(() => world?.end());

  test("a day of a statement is UTC's", async () => {
    const opened = openDatabase(world.url, 2);
    const long = openForLongWork(world.url);
    const day = "select '2027-01-01T12:00Z'::timestamptz::date::text as day";
    try {
      for (const sql of [opened.sql, long]) {
        expect(await sql.unsafe(day)).toEqual([{ day: "2027-01-01" }]);
      }
      const inside = await opened.sql.begin((tx) => tx.unsafe(day));
      expect(inside).toEqual([{ day: "2027-01-01" }]);
    } finally {
      await Promise.all([opened.end(), long.end()]);
    }
  });
});
