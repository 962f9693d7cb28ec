import { type TwoProcesses, weaken } from "./two-processes";

/**
 * For negative controls: two who change one booking no longer wait for each other, and the database no
 * longer minds. Each waits `waits` seconds (SQL) between what it read and what it does.
 */
export async function withoutLocks(weak: TwoProcesses, waits: string): Promise<void> {
  await weak.one.sql`create sequence race_turns`;
  await weaken(weak.one, "lock_booking", [
    [" FOR UPDATE;", ";"],
    ["\nEND", `\n  PERFORM pg_sleep(${waits});\nEND`],
  ]);
  const triggers = await weak.one.sql<{ name: string; table: string }[]>`
    select tgname as name, tgrelid::regclass::text as table from pg_trigger
    where not tgisinternal and tgfoid = 'refuse_illegal_transition'::regproc`;
  for (const { name, table } of triggers) {
    await weak.one.sql.unsafe(`drop trigger ${name} on ${table}`);
  }
}
