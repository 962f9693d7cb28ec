import { withReading } from "#db/transaction";
import type { PoolAvailability } from "#lib/availability/availability";
import { DomainError } from "#lib/errors/domain-error";
import { loadOffers } from "#lib/fare/load-offers";
import type { SailingOffer } from "#lib/fare/offer";
import { isUuid } from "#lib/identity/uuid";
import type { Money } from "#lib/money/money";
import { checkParty } from "#lib/party/check-party";
import type { SearchParty } from "#lib/party/party";
import { portDirectory } from "#lib/port/port-directory";
import { cachedSearch } from "#lib/search/cached-search";
import type { SearchContext } from "#lib/search/context";
import type { CacheStatus, JourneyLeg } from "#lib/search/journey";
import { soldChains } from "#lib/search/lay-availability";
import type { LegNeed } from "#lib/search/lay-fresh";
import { offerJourneys } from "#lib/search/price-journeys";
import { searchKey } from "#lib/search/search-keys";
import { type Candidate, findCandidates } from "./find-candidates";
import { rankCandidates } from "./rank-candidates";

/** A candidate that is sold to the party, whether or not there is room for it now. */
export type Beside = Candidate & {
  score: number;
  leg: JourneyLeg;
  price: Money;
  need: LegNeed;
};

export type BesideSailing = {
  /** The sailing itself; `price` null when it is not sold to this party. */
  of: { from: string; to: string; day: string; price: Money | null };
  beside: Beside[];
  /** As of when it was worked out. */
  left: [string, { pools: PoolAvailability[] }][];
};

/** Priced at most, of what suits best and of the days of the route that may be better; and kept of these. */
const priced = { best: 40, days: 24 };
const kept = { best: 24, days: 8 };
const mostDaysAway = 7;

/**
 * What may be recommended beside a sailing to a party, the best first, kept like a search: for five minutes, until a
 * price, a schedule or a booking on one of its routes changes it. Throws `not_found`, `invalid` for the party,
 * `service_unavailable`.
 */
export async function besideSailing(
  context: SearchContext,
  sailingId: string,
  party: SearchParty,
): Promise<{ answer: BesideSailing; cacheStatus: CacheStatus }> {
  if (!isUuid(sailingId)) throw unknown();
  checkParty(party);
  const question = { kind: "recommendations", sailing: sailingId, language: context.language };
  const hash = searchKey({ ...question, party }).split(":")[1];
  const key = `recommendations:${sailingId}:${hash}`;
  return await cachedSearch(context.cache, key, () => compute(context, sailingId, party));
}

async function compute(context: SearchContext, sailingId: string, party: SearchParty) {
  const { sql, now, language } = context;
  const all = await findCandidates(sql, sailingId, now);
  if (!all) throw unknown();
  const found = worthPricing(all);
  const [offers, ports] = await Promise.all([
    withReading(loadOffers(sql, [sailingId, ...found.map(({ id }) => id)], now)),
    portDirectory(sql),
  ]);
  const own = offers.get(sailingId);
  if (!own) throw unknown();
  const price = (list: SailingOffer[]) =>
    offerJourneys(
      soldChains(
        list.map(({ sailing }) => ({ sailing_ids: [sailing.id], changes: 0 })),
        offers,
        { party, now },
      ),
      party,
      { ports, language },
    );
  const candidates = new Map(found.map((candidate) => [candidate.id, candidate]));
  const beside = price(
    [...offers.values()].filter(({ sailing }) => candidates.has(sailing.id)),
  ).flatMap(({ journey, needs }) => {
    const candidate = candidates.get(journey.id);
    const [leg, need] = [journey.legs[0], needs[0]];
    return candidate && leg && need ? [{ ...candidate, leg, need, price: journey.price }] : [];
  });
  const best = keepBest(beside);
  const answer: BesideSailing = {
    of: {
      from: own.sailing.from_port,
      to: own.sailing.to_port,
      day: own.sailing.departure_date,
      price: price([own])[0]?.journey.price ?? null,
    },
    beside: best,
    left: best.flatMap(({ id }) => {
      const pools = offers.get(id)?.pools;
      return pools ? [[id, { pools }] as [string, { pools: PoolAvailability[] }]] : [];
    }),
  };
  const touched = [own, ...best.flatMap(({ id }) => offers.get(id) ?? [])];
  return { answer, pairs: touched.map(({ sailing }) => sailing) };
}

function worthPricing(candidates: Candidate[]): Candidate[] {
  const ranked = rankCandidates(candidates);
  const best = new Set(ranked.slice(0, priced.best));
  const days = ranked.filter(
    ({ tie, days }) => tie === "same_route" && Math.abs(days) <= mostDaysAway,
  );
  for (const day of days.slice(0, priced.days)) best.add(day);
  return [...best];
}

function keepBest(beside: Omit<Beside, "score">[]): Beside[] {
  const ranked = rankCandidates(beside) as Beside[];
  const best = new Set(ranked.slice(0, kept.best));
  const days = ranked
    .filter(({ tie, days }) => tie === "same_route" && days !== 0)
    .sort((one, other) => one.price.amount_minor - other.price.amount_minor);
  for (const day of days.slice(0, kept.days)) best.add(day);
  return ranked.filter((one) => best.has(one));
}

function unknown(): DomainError {
  return new DomainError("not_found", "There is no such sailing.");
}
