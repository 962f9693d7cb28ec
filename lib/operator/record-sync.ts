import type { Database } from "#db/client";

/** Runs are kept so long, in days. */
const keptDays = 30;

type Run = { operatorCode: string; kind: "feed" | "comparison"; askedBy: string | null };

/**
 * Runs what follows an operator's feeds or compares its books, and writes down when, at whose wish, and how
 * many of what came of it; old runs go. Throws as `work`.
 */
export async function recordSync<Counts extends Record<string, number>>(
  { sql }: Pick<Database, "sql">,
  { operatorCode, kind, askedBy }: Run,
  work: () => Promise<Counts>,
): Promise<Counts> {
  const [row] = await sql<{ id: number }[]>`
    with old as (
      delete from operator_sync where operator_code = ${operatorCode}
        and began_at < now() - make_interval(days => ${keptDays}::int)
    )
    insert into operator_sync (operator_code, kind, began_at, asked_by)
    values (${operatorCode}, ${kind}, clock_timestamp(), ${askedBy}) returning id`;
  const end = async (outcome: "ok" | "failed", counts: Counts | null) => {
    await sql`
      update operator_sync set ended_at = clock_timestamp(), outcome = ${outcome},
        counts = ${counts ? JSON.stringify(counts) : null}::text::jsonb
      where id = ${row?.id ?? 0}`;
  };
  try {
    const counts = await work();
    await end("ok", counts);
    return counts;
  } catch (error) {
    await end("failed", null);
    throw error;
  }
}
