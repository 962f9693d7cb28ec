import type { Executor } from "#db/client";
import { withReading } from "#db/transaction";

/** How long a crossing takes on most days: the median of the next sailings, null without any. */
export async function typicalMinutes(
  executor: Executor,
  from: string,
  to: string,
): Promise<number | null> {
  const [row] = await withReading(executor<{ minutes: number | null }[]>`
    select (percentile_cont(0.5) within group (
      order by extract(epoch from arrives_at - departs_at) / 60))::float as minutes
    from (
      select departs_at, arrives_at from sailing
      where from_port = ${from} and to_port = ${to} and departure_date >= current_date
        and status <> 'cancelled'
      order by departure_date limit 200
    ) next`);
  return row?.minutes ?? null;
}
