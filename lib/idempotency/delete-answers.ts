import type { Database } from "#db/client";
import { withReading } from "#db/transaction";

/** How long an answer is given again. */
export const keptDays = 30;

const batch = 1_000;

/**
 * Deletes answers older than 30 days, some at a time so that no lock and no transaction lasts, and says how
 * many there were. Bookings' keys are not among them: those are kept for ever. Throws `service_unavailable`.
 */
export async function deleteAnswers(
  { sql }: Pick<Database, "sql">,
  size = batch,
): Promise<{ deleted: number }> {
  let deleted = 0;
  for (;;) {
    const { count } = await withReading(sql`
      delete from idempotent_answer where ctid = any (array(
        select ctid from idempotent_answer
        where created_at < now() - make_interval(days => ${keptDays}::int)
        order by created_at limit ${size} for update skip locked))`);
    deleted += count;
    if (count < size) return { deleted };
  }
}
