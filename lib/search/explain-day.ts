import { withReading } from "#db/transaction";
import { toOffsetTime } from "#lib/clock/zones";
import { loadOffers } from "#lib/fare/load-offers";
import type { SailingOffer } from "#lib/fare/offer";
import type { Money } from "#lib/money/money";
import { checkParty } from "#lib/party/check-party";
import type { SearchParty } from "#lib/party/party";
import { findEnds } from "#lib/port/find-ends";
import { restOn } from "#lib/redis/grounds";
import { checkTravelDate } from "./check-query";
import type { SearchContext } from "./context";
import { endsOf, pairsBetween } from "./ends-of";
import { findConnections } from "./find-connections";
import { type Chain, findSailings } from "./find-sailings";
import { type Lack, lacksOf } from "./lacks-of";
import { layAvailability } from "./lay-availability";
import { cheapestOf, faresOf } from "./price-fares";
import { restOnSailing } from "./rest-on-sailing";
import { pairName } from "./search-keys";

/** A way to travel that day which this party cannot book. */
export type RefusedWay = {
  sailing_ids: string[];
  /** ISO 8601 in the port's own offset. */
  departs_at: string;
  operators: string[];
  vessels: string[];
  lacks: Lack[];
};

/** The same day with less: what would find a place, and from what price. */
export type WithLess = {
  without: "vehicle" | "pets" | "vehicle_and_pets";
  journeys: number;
  price: Money;
};

export type DayExplained = { refused: RefusedWay[]; fits: WithLess[] };

/**
 * Why a party finds nothing on a day: each way that the timetable knows, with what it lacks, and
 * what would fit the same day with less. Direct ways; where there are none, those with up to
 * `max_connections` changes. `refused` is empty on a day without sailings. Throws as searchJourneys.
 */
export async function explainDay(
  { sql, now, language }: Omit<SearchContext, "cache">,
  query: {
    from: string;
    to: string;
    date: string;
    party: SearchParty;
    max_connections?: number;
  },
): Promise<DayExplained> {
  const { date, party, max_connections = 0 } = query;
  const { from, to } = await findEnds(sql, query);
  const ends = endsOf(from, to);
  checkTravelDate(date, from.zone, now);
  checkParty(party);
  restOn({ names: pairsBetween(ends).map(pairName) });
  const days = { from_port: ends.from, to_port: ends.to, first_date: date, last_date: date };
  const direct = await withReading(findSailings(sql, days));
  const chains =
    direct.length > 0 ? direct : await withReading(findConnections(sql, days, max_connections));
  const ids = [...new Set(chains.flatMap(({ sailing_ids }) => sailing_ids))];
  const offers = await withReading(loadOffers(sql, ids, now));
  for (const { sailing } of offers.values()) restOnSailing(sailing);
  const refused = chains
    .flatMap((chain) => refusedWay(chain, offers, party, now) ?? [])
    .sort((one, other) => (one.departs_at < other.departs_at ? -1 : 1));
  const price = (less: SearchParty) => {
    const fares = layAvailability(chains, offers, { party: less, now }).flatMap(
      (way) => cheapestOf(faresOf(way.offers, less, language)) ?? [],
    );
    return { journeys: fares.length, price: cheapestOf(fares)?.price };
  };
  return { refused, fits: withLess(party, price) };
}

function refusedWay(
  { sailing_ids }: Chain,
  offers: Map<string, SailingOffer>,
  party: SearchParty,
  now: Date,
): RefusedWay | undefined {
  const legs = sailing_ids.flatMap((id) => offers.get(id) ?? []);
  const first = legs[0]?.sailing;
  if (!first || legs.length !== sailing_ids.length) return undefined;
  const lacks = new Map<string, Lack>();
  for (const leg of legs) {
    // Of two sailings that lack the same the first is told.
    for (const lack of lacksOf(leg, party, now)) {
      if (!lacks.has(lack.what)) lacks.set(lack.what, lack);
    }
  }
  if (lacks.size === 0) return undefined;
  return {
    sailing_ids,
    departs_at: toOffsetTime(first.departs_at, first.from_zone),
    operators: [...new Set(legs.map(({ operator }) => operator.name))],
    vessels: [...new Set(legs.map(({ sailing }) => sailing.vessel_name))],
    lacks: [...lacks.values()],
  };
}

/** Leaving one thing behind; both only where one alone does not help. */
function withLess(
  party: SearchParty,
  price: (less: SearchParty) => { journeys: number; price: Money | undefined },
): WithLess[] {
  const hasVehicle = party.vehicles.length > 0;
  const hasPets = party.pets > 0;
  const tried = (without: WithLess["without"], less: Partial<SearchParty>): WithLess[] => {
    const found = price({ ...party, ...less });
    return found.price ? [{ without, journeys: found.journeys, price: found.price }] : [];
  };
  const alone = [
    ...(hasVehicle ? tried("vehicle", { vehicles: [] }) : []),
    ...(hasPets ? tried("pets", { pets: 0 }) : []),
  ];
  if (alone.length > 0 || !(hasVehicle && hasPets)) return alone;
  return tried("vehicle_and_pets", { vehicles: [], pets: 0 });
}
