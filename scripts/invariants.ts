// npm run invariants: silent and 0 when everything holds; else what is broken, with rows, and 1.
import { existsSync, readFileSync } from "node:fs";
import { openDatabase } from "#db/client";
import { checkInvariants } from "#lib/invariant/check-invariants";

/** DATABASE_URL, also of a .env file, or the running demo's. */
function databaseUrl(): string {
  if (existsSync(".env")) process.loadEnvFile(".env");
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
  if (existsSync(".gangway/endpoints.json")) {
    return JSON.parse(readFileSync(".gangway/endpoints.json", "utf8")).database_url;
  }
  throw new Error("Set DATABASE_URL, or start the demo.");
}

const database = openDatabase(databaseUrl(), 2);
try {
  const broken = await checkInvariants(database.sql);
  for (const { id, says, rows, unchecked } of broken) {
    console.error(
      `${id} ${unchecked ? `could not be checked (${unchecked})` : "is broken"}: ${says}`,
    );
    for (const row of rows) console.error(`  ${JSON.stringify(row)}`);
  }
  process.exitCode = broken.length === 0 ? 0 : 1;
} finally {
  await database.end();
}
