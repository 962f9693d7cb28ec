import { existsSync } from "node:fs";
import { type MigrationMeta, readMigrationFiles } from "drizzle-orm/migrator";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";

/** How long a migration waits for a lock; whoever comes after it waits as long. */
const lockMs = 3_000;
const pauseMs = 1_000;
const mostTries = 60;

/**
 * Brings a database to the newest schema; safe to run again, by two processes at once, and while others work
 * with it: each migration commits by itself, and one that cannot have its locks lets the others go first and
 * tries again, for some minutes. Throws what the server says.
 */
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
    const [known] = await client`select to_regclass('drizzle.__drizzle_migrations') as found`;
    // In a new one nobody waits, and one commit is the quickest.
    if (known?.found === null) await migrate(drizzle(client), { migrationsFolder: folder });
    else await oneByOne(client, folder);
  } finally {
    await client.end();
  }
}

async function oneByOne(client: postgres.Sql, folder: string): Promise<void> {
  const [last] = await client<{ at: string | null }[]>`
    select max(created_at)::text as at from drizzle.__drizzle_migrations`;
  for (const migration of readMigrationFiles({ migrationsFolder: folder })) {
    if (migration.folderMillis > Number(last?.at ?? 0)) await patiently(client, migration);
  }
}

async function patiently(client: postgres.Sql, migration: MigrationMeta): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await apply(client, migration);
      return;
    } catch (error) {
      // 55P03: a lock was not to be had in time.
      if ((error as { code?: string }).code !== "55P03" || tries === mostTries) throw error;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}

async function apply(
  client: postgres.Sql,
  { sql, hash, folderMillis }: MigrationMeta,
): Promise<void> {
  await client.begin(async (tx) => {
    await tx.unsafe(`set local lock_timeout = ${lockMs}`);
    for (const statement of sql) await tx.unsafe(statement);
    await tx`
      insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${folderMillis})`;
  });
}

if (process.argv[1] && /migrate\.(ts|mjs)$/.test(process.argv[1])) {
  // What is set already wins over a .env file.
  if (existsSync(".env")) process.loadEnvFile(".env");
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set.");
  await migrateDatabase(url);
}
