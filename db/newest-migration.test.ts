import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openWorld, type World } from "#lib/testing/world";
import { lacksMigrations } from "./newest-migration";

const server = process.env.TEST_DATABASE_URL;

describe.skipIf(!server)("what a build counts on (needs TEST_DATABASE_URL)", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(server as string);
  });
  afterAll(() => world?.end());

  test("a database with all migrations lacks none, one behind lacks some, an empty one all", async () => {
    const { sql } = world;
    expect(await lacksMigrations(sql)).toBe(false);
    await sql`
      delete from drizzle.__drizzle_migrations
      where created_at = (select max(created_at) from drizzle.__drizzle_migrations)`;
    expect(await lacksMigrations(sql)).toBe(true);
    await sql`drop schema drizzle cascade`;
    expect(await lacksMigrations(sql)).toBe(true);
  });
});
