import { daysBetween, minutesBetween, toOffsetTime } from "#lib/clock/zones";
import type { Language } from "#lib/fare/item-label";
import type { SailingOffer } from "#lib/fare/offer";
import { scaled } from "#lib/fare/scaled";
import type { SearchParty } from "#lib/party/party";
import { inLanguage } from "#lib/port/port";
import type { PortDirectory } from "#lib/port/port-directory";
import type { CabinLeft, Journey, JourneyLeg, JourneyPort } from "./journey";
import { type Candidate, needOf, vehicleFits } from "./lay-availability";
import type { Offered } from "./lay-fresh";
import { cheapestOf, faresOf } from "./price-fares";

type Wording = { ports: PortDirectory; language: Language };

/**
 * Turns candidates into journeys with an all-in price for the party at every fare that is sold on all legs,
 * cheapest first in `price`, each with what it needs of its sailings; also those that are full now, with
 * all their cabins. A candidate without such a fare is left out.
 */
export function offerJourneys(
  candidates: Candidate[],
  party: SearchParty,
  wording: Wording,
): Offered[] {
  return candidates.flatMap((candidate) => {
    const journey = priceJourney(candidate, party, wording, { fullCabins: true });
    const needs = candidate.offers.map((offer) => needOf(offer, party));
    return journey ? [{ journey, needs }] : [];
  });
}

/** One candidate as a journey; undefined when no fare is sold on all of its legs. */
export function priceJourney(
  { offers, changes }: Candidate,
  party: SearchParty,
  wording: Wording,
  { fullCabins = false } = {},
): Journey | undefined {
  const [first] = offers;
  const last = offers[offers.length - 1];
  const fares = faresOf(offers, party, wording.language);
  const cheapest = cheapestOf(fares);
  if (!first || !last || !cheapest) return undefined;
  const legs = offers.map((offer) => legOf(offer, wording));
  return {
    id: offers.map(({ sailing }) => sailing.id).join("_"),
    type: changes === 0 ? "DIRECT" : "CONNECTING",
    duration_minutes: minutesBetween(first.sailing.departs_at, last.sailing.arrives_at),
    arrival_day_offset: dayOffset(
      legs[0]?.departs_at as string,
      legs[legs.length - 1]?.arrives_at as string,
    ),
    legs,
    available: {
      ...fewestPlaces(offers),
      vehicle_fits: offers.every((offer) => vehicleFits(offer, party)),
      cabins: offers
        .flatMap((offer) => cabinsOf(offer, cheapest.code))
        .filter(({ left }) => fullCabins || left > 0),
    },
    price: cheapest.price,
    items: cheapest.items,
    fares,
  };
}

function legOf({ sailing, operator }: SailingOffer, wording: Wording): JourneyLeg {
  const departs = toOffsetTime(sailing.departs_at, sailing.from_zone);
  const arrives = toOffsetTime(sailing.arrives_at, sailing.to_zone);
  return {
    sailing_id: sailing.id,
    voyage_id: sailing.voyage_id,
    operator: { code: operator.code, name: operator.name },
    vessel: { name: sailing.vessel_name },
    from: portOf(sailing.from_port, sailing.from_name, sailing.from_zone, wording),
    to: portOf(sailing.to_port, sailing.to_name, sailing.to_zone, wording),
    departs_at: departs,
    arrives_at: arrives,
    duration_minutes: minutesBetween(sailing.departs_at, sailing.arrives_at),
    arrival_day_offset: dayOffset(departs, arrives),
  };
}

function portOf(code: string, name: string, zone: string, wording: Wording): JourneyPort {
  const known = wording.ports.byCode.get(code);
  return { code, name: known ? inLanguage(known, wording.language).name : name, zone };
}

/** Days between two local times with offset: what their dates say, each in its own zone. */
function dayOffset(departs: string, arrives: string): number {
  const [start, end] = [departs.slice(0, 10), arrives.slice(0, 10)];
  return start === end ? 0 : daysBetween(start, end);
}

/** The places of the sailing with the fewest left, and out of how many. */
function fewestPlaces(offers: SailingOffer[]) {
  const [fewest] = offers
    .map((offer) => offer.pools.find(({ kind }) => kind === "passengers"))
    .toSorted((one, other) => (one?.available ?? 0) - (other?.available ?? 0));
  return { passengers: fewest?.available ?? 0, passengers_of: fewest?.capacity ?? 0 };
}

/** Cabins of a sailing, how many are left of each and its price at a fare. */
function cabinsOf(offer: SailingOffer, fareCode: string): CabinLeft[] {
  const factor = offer.fares.find(({ code }) => code === fareCode)?.factor_bp ?? 10_000;
  return offer.pools.flatMap(({ kind, available }) => {
    const base = offer.tariff[kind];
    if (!kind.startsWith("cabin:") || base === undefined) return [];
    return {
      sailing_id: offer.sailing.id,
      kind: kind.slice("cabin:".length),
      left: available,
      price: {
        amount_minor: scaled(base, offer.sailing.price_level_bp, factor),
        currency: offer.currency,
      },
    };
  });
}
