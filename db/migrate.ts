import { existsSync } from "node:fs";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";

/** Brings a database to the newest schema; safe to run again, and by two processes at once. */
export async function migrateDatabase(url: string, folder = "db/migrations"): Promise<void> {
  const client = postgres(url, {
    max: 1,
    connect_timeout: 10,
    // Of several hosts the one that takes writes.
    target_session_attrs: "read-write",
    onnotice: () => {},
  });
  try {
    // Two app processes may start together; the second waits and then finds nothing to do.
    await client`select pg_advisory_lock(7305731)`;
    await migrate(drizzle(client), { migrationsFolder: folder });
  } finally {
    await client.end();
  }
}

if (process.argv[1] && /migrate\.(ts|mjs)$/.test(process.argv[1])) {
  // What is set already wins over a .env file.
  if (existsSync(".env")) process.loadEnvFile(".env");
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set.");
  await migrateDatabase(url);
}
