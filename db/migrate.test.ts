import { randomBytes } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { migrateDatabase } from "./migrate";

const server = process.env.TEST_DATABASE_URL;

/** The migrations as they were when there were `count` of them. */
function earlier(count: number): string {
  const folder = mkdtempSync(join(tmpdir(), "gangway-migrations-"));
  cpSync("db/migrations", folder, { recursive: true });
  const file = join(folder, "meta", "_journal.json");
  const journal = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }));
  return folder;
}

describe.skipIf(!server)("migrating (needs TEST_DATABASE_URL)", () => {
  const name = `migrate_${randomBytes(6).toString("hex")}`;
  const address = new URL(server ?? "postgres://none");
  address.pathname = `/${name}`;
  const folder = earlier(24);
  let owner: postgres.Sql;
  let sql: postgres.Sql;
  beforeAll(async () => {
    owner = postgres(server as string, { max: 1, onnotice: () => {} });
    await owner.unsafe(`create database ${name}`);
    sql = postgres(address.href, { max: 3, onnotice: () => {} });
    await migrateDatabase(address.href, folder);
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await sql.end();
    await owner.unsafe(`drop database ${name} with (force)`);
    await owner.end();
  });

  const applied = async () =>
    Number((await sql`select count(*) as n from drizzle.__drizzle_migrations`)[0]?.n);

  test("a database in use is brought up to date behind who reads a table, and keeps nobody out for long", async () => {
    expect(await applied()).toBe(24);
    let isDone = false;
    const reader = await sql.reserve();
    // As an export does: the migration that changes this table must wait for it.
    await reader`begin`;
    await reader`select 1 from booking`;
    const migrating = migrateDatabase(address.href).then(() => {
      isDone = true;
    });
    const isWaiting = async () =>
      (await sql`select 1 from pg_locks where not granted and relation = 'booking'::regclass`)
        .length > 0;
    await expect.poll(isWaiting, { timeout: 15_000 }).toBe(true);
    const began = performance.now();
    await sql`select 1 from booking`;
    expect(performance.now() - began).toBeLessThan(4_500);
    expect(isDone).toBe(false);
    await reader`commit`;
    reader.release();
    await migrating;
    expect(await applied()).toBe(
      JSON.parse(readFileSync("db/migrations/meta/_journal.json", "utf8")).entries.length,
    );
  });
});
