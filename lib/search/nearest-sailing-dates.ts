import type { Executor } from "#db/client";
import { withReading } from "#db/transaction";
import { type Ports, portsIn } from "./ports-in";

/**
 * The timetable's last date of direct sailings before a date, not before `first_date`, and the first
 * after it; of ships that sail only in summer it may be months away. Places do not count, nor
 * what we know from a timetable only.
 */
export async function nearestSailingDates(
  sql: Executor,
  {
    from_port,
    to_port,
    date,
    first_date,
  }: { from_port: Ports; to_port: Ports; date: string; first_date: string },
): Promise<{ before: string | null; after: string | null }> {
  const [from, to] = [sql(portsIn(from_port)), sql(portsIn(to_port))];
  const [found] = await withReading(sql<{ before: string | null; after: string | null }[]>`
    select
      (select max(s.departure_date)::text from sailing s
        where s.from_port in ${from} and s.to_port in ${to}
          and s.status <> 'timetable'
          and s.departure_date >= ${first_date}::date and s.departure_date < ${date}::date) as before,
      (select min(s.departure_date)::text from sailing s
        where s.from_port in ${from} and s.to_port in ${to}
          and s.status <> 'timetable'
          and s.departure_date > ${date}::date) as after`);
  return found ?? { before: null, after: null };
}
