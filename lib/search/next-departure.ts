import { withReading } from "#db/transaction";
import { dateInZone, toOffsetTime } from "#lib/clock/zones";
import { loadOffers } from "#lib/fare/load-offers";
import type { Money } from "#lib/money/money";
import type { SearchParty } from "#lib/party/party";
import { restOn } from "#lib/redis/grounds";
import { cachedSearch } from "./cached-search";
import type { SearchContext } from "./context";
import { layAvailability } from "./lay-availability";
import { cheapestOf, faresOf } from "./price-fares";
import { readTimetable } from "./read-timetable";
import { searchKey } from "./search-keys";

/** A line of a departure board: when a ship leaves next, and what it costs one adult on foot. */
export type Departure = {
  /** ISO 8601 in each port's own offset. */
  departs_at: string;
  arrives_at: string;
  operator: string;
  vessel: string;
  price: Money;
};

type BoardPort = { code: string; zone: string };

const traveller: SearchParty = { adults: 1, children: 0, infants: 0, vehicles: [], pets: 0 };
const daysAhead = 8;
/** More than leave on any route while an answer is cached. */
const kept = 12;

/**
 * The next direct departure after `context.now` from port to port within eight days, with the cheapest
 * price of one adult; null when none can be booked. Cached and invalidated like a search.
 */
export async function nextDeparture(
  context: SearchContext,
  from: BoardPort,
  to: BoardPort,
): Promise<Departure | null> {
  const { sql, cache, now, language } = context;
  const first = dateInZone(now, from.zone);
  const last = dateInZone(new Date(now.getTime() + daysAhead * 86_400_000), from.zone);
  const question = {
    from_port: from.code,
    to_port: to.code,
    first_date: first,
    last_date: last,
  };
  const key = searchKey({ ...question, party: traveller, kind: "board" });
  const { answer } = await cachedSearch(cache, key, async () => {
    const chains = await readTimetable(context, question);
    const ids = [...new Set(chains.flatMap(({ sailing_ids }) => sailing_ids))];
    const offers = await withReading(loadOffers(sql, ids, now));
    const departures = layAvailability(chains, offers, { party: traveller, now })
      .flatMap(({ offers: legs }) => {
        const price = cheapestOf(faresOf(legs, traveller, language))?.price;
        const [board, land] = [legs[0], legs.at(-1)];
        if (!price || !board || !land) return [];
        return {
          departs_at: toOffsetTime(board.sailing.departs_at, board.sailing.from_zone),
          arrives_at: toOffsetTime(land.sailing.arrives_at, land.sailing.to_zone),
          operator: board.operator.name,
          vessel: board.sailing.vessel_name,
          price,
        };
      })
      .sort((one, other) => Date.parse(one.departs_at) - Date.parse(other.departs_at))
      .slice(0, kept);
    const touched = [...offers.values()].map(({ sailing }) => sailing);
    return { answer: { departures }, pairs: [question, ...touched] };
  });
  // What was cached a minute ago may have sailed since.
  const next = answer.departures.find(({ departs_at }) => Date.parse(departs_at) > now.getTime());
  if (next) restOn({ until: Date.parse(next.departs_at) });
  return next ?? null;
}
