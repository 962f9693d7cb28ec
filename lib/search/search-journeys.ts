import { withReading } from "#db/transaction";
import type { PoolAvailability } from "#lib/availability/availability";
import { readAvailability } from "#lib/availability/read-availability";
import { loadOffers } from "#lib/fare/load-offers";
import { findOperator } from "#lib/operator/find-operator";
import { checkParty } from "#lib/party/check-party";
import { findEnds } from "#lib/port/find-ends";
import { placeInLanguage } from "#lib/port/place";
import { portDirectory } from "#lib/port/port-directory";
import { restOn } from "#lib/redis/grounds";
import { type Computed, cachedSearch } from "./cached-search";
import { checkTravelDate } from "./check-query";
import type { SearchContext } from "./context";
import { dropDominated } from "./drop-dominated";
import { endsOf, pairsBetween } from "./ends-of";
import { hasCabin } from "./has-cabin";
import type { Journey, SearchQuery, SearchResult, Timings } from "./journey";
import { soldChains } from "./lay-availability";
import { type Left, layFresh, type Offered } from "./lay-fresh";
import { offerJourneys } from "./price-journeys";
import { readTimetable } from "./read-timetable";
import { pairName, searchKey, timetableName } from "./search-keys";
import { countSearch, nameRoute } from "./search-tally";
import { pageOf, sortJourneys } from "./sort-and-page";

type Question = {
  /** One port, or those of a group. */
  from_port: string[];
  to_port: string[];
  date: string;
  party: SearchQuery["party"];
  operator?: string;
  max_connections: number;
};

/** `left` is what the sailings had when it was computed; who is served later reads that afresh. */
type Answer = {
  offered: Offered[];
  left: [string, { pools: PoolAvailability[] }][];
  timings: Timings;
};

/**
 * Journeys that the party can book from port to port, or between groups of ports, on a day (the departure port's own date):
 * direct sailings, voyages on which one stays on board through calls, and up to `max_connections`
 * changes of vessel. Served from the cache for up to 5 minutes; without Redis from the database.
 * Throws `port_unknown`, `invalid` (party, date, ports, operator), `service_unavailable`.
 */
export async function searchJourneys(
  context: SearchContext,
  query: SearchQuery,
): Promise<SearchResult> {
  const began = performance.now();
  const { from, to } = await findEnds(context.sql, query);
  const ends = endsOf(from, to);
  checkTravelDate(query.date, from.zone, context.now);
  checkParty(query.party);
  const operator = query.operator && (await findOperator(context.sql, query.operator)).code;
  const question: Question = {
    from_port: ends.from,
    to_port: ends.to,
    date: query.date,
    party: query.party,
    operator: operator || undefined,
    max_connections: Math.min(2, Math.max(0, query.max_connections ?? 0)),
  };
  const key = searchKey({ ...question, kind: "journeys", language: context.language });
  const { answer, cacheStatus } = await cachedSearch(context.cache, key, () =>
    computeJourneys(context, question),
  );
  const route = pairName({ from_port: from.code, to_port: to.code });
  nameRoute(query.from, query.to, route);
  countSearch(cacheStatus, route, performance.now() - began);
  const earliest = Math.max(
    context.now.getTime() + 1,
    query.leaves_from ? Date.parse(query.leaves_from) : 0,
  );
  const sailings = answer.offered.flatMap(({ needs }) => needs.map((need) => need.sailing_id));
  restOn({ names: sailings });
  // A hold ends no result of a search: what is left is laid over it afresh, and told of holds.
  const left: Left =
    cacheStatus === "HIT"
      ? await readAvailability(context.sql, context.cache, sailings)
      : new Map(answer.left);
  const journeys = dropDominated(layFresh(answer.offered, left));
  // A cached journey may have departed meanwhile.
  const departing = journeys.filter((journey) => departureOf(journey) >= earliest);
  const next = Math.min(...departing.map(departureOf));
  if (Number.isFinite(next)) restOn({ until: next });
  const wanted = query.cabin_free ? departing.filter(hasCabin) : departing;
  const paged = pageOf(sortJourneys(wanted, query.sort ?? "price"), query);
  return {
    ...paged,
    total: wanted.length,
    from: placeInLanguage(from, context.language),
    to: placeInLanguage(to, context.language),
    cacheStatus,
    timings: {
      ...(cacheStatus === "HIT" ? {} : answer.timings),
      total: performance.now() - began,
    },
  };
}

async function computeJourneys(
  { sql, cache, now, language }: SearchContext,
  question: Question,
): Promise<Computed<Answer>> {
  const { from_port, to_port, date, party, operator, max_connections } = question;
  const began = performance.now();
  const days = { from_port, to_port, first_date: date, last_date: date };
  const chains = await readTimetable({ sql, cache }, days, max_connections);
  const found = performance.now();
  const ids = [...new Set(chains.flatMap(({ sailing_ids }) => sailing_ids))];
  const [offers, ports] = await Promise.all([
    withReading(loadOffers(sql, ids, now)),
    portDirectory(sql),
  ]);
  const loaded = performance.now();
  const candidates = soldChains(chains, offers, { party, operator, now });
  const offered = offerJourneys(candidates, party, { ports, language });
  const timings = {
    timetable: found - began,
    offers: loaded - found,
    price: performance.now() - loaded,
  };
  // Also the routes of what is full now: a cancellation there brings it back.
  const touched = [...offers.values()].map(({ sailing }) => sailing);
  return {
    answer: {
      offered,
      left: [...offers].map(([id, { pools }]) => [id, { pools }]),
      timings,
    },
    pairs: [...pairsBetween({ from: from_port, to: to_port }), ...touched],
    // A sailing on a route that no way goes by yet may make one.
    names: max_connections > 0 ? [timetableName] : [],
  };
}

function departureOf(journey: Journey): number {
  return Date.parse(journey.legs[0]?.departs_at ?? "");
}
