import { withReading } from "#db/transaction";
import { dateInZone, minutesBetween, toOffsetTime } from "#lib/clock/zones";
import { loadOffers } from "#lib/fare/load-offers";
import type { Money } from "#lib/money/money";
import type { SearchParty } from "#lib/party/party";
import { restOn } from "#lib/redis/grounds";
import { cachedSearch } from "#lib/search/cached-search";
import type { SearchContext } from "#lib/search/context";
import { layAvailability } from "#lib/search/lay-availability";
import { cheapestOf, faresOf } from "#lib/search/price-fares";
import { readTimetable } from "#lib/search/read-timetable";
import { searchKey, timetableName } from "#lib/search/search-keys";
import type { Crossing } from "./directory";

/** A departure that one adult can book now, without a change of ship. */
export type NextDeparture = {
  /** The journey's id. */
  id: string;
  from_port: string;
  to_port: string;
  /** ISO 8601 in each port's own offset. */
  departs_at: string;
  arrives_at: string;
  minutes: number;
  operator_code: string;
  vessel_id: number;
  price: Money;
};

const traveller: SearchParty = { adults: 1, children: 0, infants: 0, vehicles: [], pets: 0 };
/** So many are kept: where a ship leaves every hour they fill half a day. */
const kept = 12;

/**
 * The next departures from port to port, however far ahead, that have a place and a price for one adult;
 * soonest first, twelve at most. Cached, and ended by what is bought, like a search. Throws `service_unavailable`.
 */
export async function nextDepartures(
  context: SearchContext,
  { from, to }: Pick<Crossing, "from" | "to">,
): Promise<NextDeparture[]> {
  const { sql, cache, now, language } = context;
  const today = dateInZone(now, from.zone);
  const ends = { from_port: from.code, to_port: to.code };
  const key = searchKey({ ...ends, first_date: today, party: traveller, kind: "departures" });
  const { answer } = await cachedSearch(cache, key, async () => {
    // Of a line that sails in summer only, the next days are months away.
    const days = await withReading(sql<{ date: string }[]>`
      select departure_date::text as date from sailing
      where from_port = ${from.code} and to_port = ${to.code} and departure_date >= ${today}::date
        and status = 'open' and departs_at > ${now}
      order by departure_date limit ${kept}`);
    const [first, last] = [days[0]?.date, days.at(-1)?.date];
    if (!first || !last) return { answer: [], pairs: [ends], names: [timetableName] };
    const question = { ...ends, first_date: first, last_date: last };
    const chains = await readTimetable(context, question);
    const ids = [...new Set(chains.flatMap(({ sailing_ids }) => sailing_ids))];
    const offers = await withReading(loadOffers(sql, ids, now));
    const departures = layAvailability(chains, offers, { party: traveller, now })
      .flatMap(({ offers: legs }): NextDeparture[] => {
        const price = cheapestOf(faresOf(legs, traveller, language))?.price;
        const [board, land] = [legs[0]?.sailing, legs.at(-1)?.sailing];
        if (!price || !board || !land) return [];
        return [
          {
            id: legs.map(({ sailing }) => sailing.id).join("_"),
            ...ends,
            departs_at: toOffsetTime(board.departs_at, board.from_zone),
            arrives_at: toOffsetTime(land.arrives_at, land.to_zone),
            minutes: minutesBetween(board.departs_at, land.arrives_at),
            operator_code: board.operator_code,
            vessel_id: board.vessel_id,
            price,
          },
        ];
      })
      .sort(bySoonest)
      .slice(0, kept);
    const touched = [...offers.values()].map(({ sailing }) => sailing);
    return { answer: departures, pairs: [ends, ...touched], names: [timetableName] };
  });
  // What was cached a minute ago may have sailed since.
  const next = answer.filter(({ departs_at }) => Date.parse(departs_at) > now.getTime());
  if (next[0]) restOn({ until: Date.parse(next[0].departs_at) });
  return next;
}

/** Those of several crossings together, soonest first. */
export async function nextDeparturesOf(
  context: SearchContext,
  crossings: readonly Crossing[],
): Promise<NextDeparture[]> {
  const all = await Promise.all(crossings.map((crossing) => nextDepartures(context, crossing)));
  return all.flat().sort(bySoonest);
}

function bySoonest(one: NextDeparture, other: NextDeparture): number {
  return Date.parse(one.departs_at) - Date.parse(other.departs_at);
}
