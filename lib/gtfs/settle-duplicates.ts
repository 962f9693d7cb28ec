import type { Tx } from "#db/client";
import type { FeedNotes } from "./feed-notes";
import { FeedRefused, type Flaw, mostFlaws } from "./feed-refused";
import { stagedFiles } from "./staged-files";

/** What may stand only once in each file. */
const keys: Record<string, string[]> = {
  "agency.txt": ["agency_id"],
  "stops.txt": ["stop_id"],
  "routes.txt": ["route_id"],
  "trips.txt": ["trip_id"],
  "stop_times.txt": ["trip_id", "stop_sequence"],
  "calendar.txt": ["service_id"],
  "calendar_dates.txt": ["service_id", "date"],
  "frequencies.txt": ["trip_id", "start_time"],
  "fare_attributes.txt": ["fare_id"],
};

/**
 * Takes out rows that say the same a second time, and counts them. Throws FeedRefused where the second
 * says otherwise: nobody could tell which one is meant.
 */
export async function settleDuplicates(tx: Tx, notes: FeedNotes): Promise<void> {
  const flaws: Flaw[] = [];
  for (const { file, table, columns } of stagedFiles) {
    const key = keys[file];
    if (!key) continue;
    const all = columns.map(({ name }) => `"${name}"`).join(", ");
    const by = key.map((name) => `"${name}"`).join(", ");
    const found = await tx.unsafe<{ first: number; lines: number[]; kinds: number }[]>(`
      select min(line) as first, array_agg(line order by line) as lines,
        count(distinct row(${all})::text)::int as kinds
      from ${table}
      where (${by}) in (select ${by} from ${table} group by ${by} having count(*) > 1)
      group by ${by} order by 1`);
    for (const { first, lines, kinds } of found) {
      if (kinds === 1) continue;
      flaws.push({
        file,
        line: lines[1],
        field: key[key.length - 1],
        says: `${key.join(" and ")} stand in line ${first} already, and it says otherwise`,
      });
    }
    const again = found.flatMap(({ lines }) => lines.slice(1));
    if (again.length === 0) continue;
    notes.add({ file, line: again[0], says: "says the same as an earlier row" }, again.length);
    await tx.unsafe(`delete from ${table} where line = any ($1::int[])`, [again as never]);
  }
  if (flaws.length > 0) throw new FeedRefused(flaws.slice(0, mostFlaws));
}
