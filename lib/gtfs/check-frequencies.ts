import type { Tx } from "#db/client";
import { FeedRefused, mostFlaws } from "./feed-refused";

/** Intervals go forward, and a trip has one at a time. Throws FeedRefused. */
export async function checkFrequencies(tx: Tx): Promise<void> {
  const found = await tx<{ line: number; field: string; says: string }[]>`
    select line, 'headway_secs' as field, 'an interval of nothing' as says from g_frequency where headway_secs = 0
    union all
    select line, 'end_time', 'it ends before it begins' from g_frequency where end_time < start_time
    union all
    select line, 'start_time', 'the interval before is not over yet' from (
      select line, start_time, lag(end_time) over (partition by trip_id order by start_time) as before
      from g_frequency) f
    where start_time < before
    order by 1 limit ${mostFlaws}`;
  if (found.length > 0) {
    throw new FeedRefused(found.map((flaw) => ({ file: "frequencies.txt", ...flaw })));
  }
}
