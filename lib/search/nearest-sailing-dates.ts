import type { Executor } from "#db/client";
import { withReading } from "#db/transaction";

/**
 * The timetable's last date of direct sailings before a date, not before `first_date`, and the first
 * after it; of ships that sail only in summer it may be months away. Neither status nor places count.
 */
export async function nearestSailingDates(
  sql: Executor,
  {
    from_port,
    to_port,
    date,
    first_date,
  }: { from_port: string; to_port: string; date: string; first_date: string },
): Promise<{ before: string | null; after: string | null }> {
  const [found] = await withReading(sql<{ before: string | null; after: string | null }[]>`
    select
      (select max(s.departure_date)::text from sailing s
        where s.from_port = ${from_port} and s.to_port = ${to_port}
          and s.departure_date >= ${first_date}::date and s.departure_date < ${date}::date) as before,
      (select min(s.departure_date)::text from sailing s
        where s.from_port = ${from_port} and s.to_port = ${to_port}
          and s.departure_date > ${date}::date) as after`);
  return found ?? { before: null, after: null };
}
