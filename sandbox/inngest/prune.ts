import { accept } from "./accept";
import type { Core } from "./core";
import { endRuns } from "./ends";

const EVERY = 60_000;
const JOURNAL_ROWS = 50_000;

/** Keeps the tables small: a day of finished runs, events and journal. */
export function startPruning(core: Core): { stop(): void } {
  const timer = setInterval(() => {
    prune(core).catch((error) => console.error("inngest: prune:", error));
  }, EVERY);
  return { stop: () => clearInterval(timer) };
}

export async function prune(core: Core): Promise<void> {
  const { sql } = core;
  await sql`DELETE FROM run WHERE ended_at < now() - interval '1 day'`;
  await sql`DELETE FROM event WHERE at < now() - interval '1 day'`;
  await sql`DELETE FROM once WHERE until < now()`;
  await sql`DELETE FROM rate WHERE until < now()`;
  await sql`
    DELETE FROM journal WHERE at < now() - interval '1 day'
      OR n <= (SELECT max(n) FROM journal) - ${JOURNAL_ROWS}`;
  await cancelOverdue(core);
}

/** `timeouts.finish`: a run that took longer is cancelled. To the minute is near enough. */
async function cancelOverdue(core: Core): Promise<void> {
  const overdue = await core.sql<{ id: string }[]>`
    SELECT id FROM run WHERE finish_by < now() AND ended_at IS NULL`;
  if (overdue.length === 0) return;
  const ends = overdue.map(({ id }) => ({ run: id, status: "cancelled" as const }));
  await core.sql.begin(async (tx) => accept(core, tx, await endRuns(core, tx, ends)));
}
