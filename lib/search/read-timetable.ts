import { withReading } from "#db/transaction";
import { newsSerial } from "#lib/redis/news";
import type { SearchContext } from "./context";
import { findConnections } from "./find-connections";
import { type Chain, findSailings, type TimetableQuestion } from "./find-sailings";
import { pairName, timetableName } from "./search-keys";
import { keep, recall } from "./search-memory";

/** How long a day's timetable is kept, in milliseconds; a change of schedule ends it before. */
const keptMs = 15 * 60_000;

/**
 * The ways from port to port on some days: direct ones, and those with up to `maxChanges` changes. Who goes,
 * what it costs and what is left make no difference, so it is read once for all parties and kept until a
 * schedule changes. Where this process could not be told of that, it is read each time.
 * Throws `service_unavailable`.
 */
export async function readTimetable(
  { sql, cache }: Pick<SearchContext, "sql" | "cache">,
  question: TimetableQuestion,
  maxChanges = 0,
): Promise<Chain[]> {
  const read = async () => {
    const ways = [findSailings(sql, question), findConnections(sql, question, maxChanges)];
    return (await withReading(Promise.all(ways))).flat();
  };
  if (!cache.isHearing()) return read();
  const { from_port, to_port, first_date, last_date } = question;
  const key = `timetable:${[from_port, "-", to_port].flat()} ${first_date} ${last_date} ${maxChanges}`;
  const bornAt = performance.now();
  const known = recall(key, true, bornAt);
  if (known && bornAt < known.freshUntil) return known.value as Chain[];
  const serial = newsSerial();
  const chains = await read();
  const pairs = [from_port]
    .flat()
    .flatMap((from) => [to_port].flat().map((to) => pairName({ from_port: from, to_port: to })));
  const size = chains.reduce((sum, { sailing_ids }) => sum + 60 + 40 * sailing_ids.length, 200);
  const names = [timetableName, ...pairs];
  keep(key, { value: chains, names, serial, bornAt, freshUntil: bornAt + keptMs, size });
  return chains;
}
