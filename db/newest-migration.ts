import type { Sql } from "./client";
import journal from "./migrations/meta/_journal.json" with { type: "json" };

/** When the newest migration that this build knows was written: what a database keeps of each it has had. */
const newest = Math.max(...journal.entries.map(({ when }) => when));

/**
 * Whether a database lacks migrations that this build counts on. One that is newer than the build does not.
 * Throws what the server says, except that it has never had any.
 */
export async function lacksMigrations(sql: Sql): Promise<boolean> {
  const [known] = await sql<{ exists: boolean }[]>`
    select to_regclass('drizzle.__drizzle_migrations') is not null as exists`;
  if (!known?.exists) return true;
  const [last] = await sql<{ at: string | null }[]>`
    select max(created_at)::text as at from drizzle.__drizzle_migrations`;
  return Number(last?.at ?? 0) < newest;
}
