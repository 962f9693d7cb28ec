import type { SailingOffer } from "#lib/fare/offer";
import { bandFor } from "#lib/fare/vehicle-factor";
import { bandsFor } from "#lib/party/bands-for";
import { cabinsFor } from "#lib/party/cabins-for";
import { demandOf } from "#lib/party/demand-of";
import type { SearchParty, Vehicle } from "#lib/party/party";
import type { Chain } from "./find-sailings";
import type { LegNeed } from "./lay-fresh";

/** A chain with what its sailings cost and have left. */
export type Candidate = { offers: SailingOffer[]; changes: number };

/** What too little is left of; an empty list means that the party fits. */
export type Shortage = { sailing_id: string; kind: string; available: number; wanted: number };

type Wanted = { party: SearchParty; operator?: string; now: Date };

/**
 * Lays status and free places over the timetable: keeps the chains that this party can book now, on
 * every sailing, with one currency throughout and, if one is named, one operator.
 */
export function layAvailability(
  chains: Chain[],
  offers: Map<string, SailingOffer>,
  wanted: Wanted,
): Candidate[] {
  return soldChains(chains, offers, wanted).filter((candidate) =>
    candidate.offers.every((offer) => shortagesOf(offer, wanted.party).length === 0),
  );
}

/** The chains that are sold to this party at all, whether or not there is room for it now. */
export function soldChains(
  chains: Chain[],
  offers: Map<string, SailingOffer>,
  wanted: Wanted,
): Candidate[] {
  const candidates: Candidate[] = [];
  for (const { sailing_ids, changes } of chains) {
    const legs = sailing_ids.flatMap((id) => offers.get(id) ?? []);
    const bookable =
      legs.length === sailing_ids.length &&
      legs.every((offer) => offer.currency === legs[0]?.currency) &&
      legs.every(
        (offer) =>
          isOnSale(offer, wanted.now) &&
          (wanted.operator === undefined || offer.operator.code === wanted.operator) &&
          unsoldItems(offer, wanted.party).length === 0,
      );
    if (bookable) candidates.push({ offers: legs, changes });
  }
  return candidates;
}

/** Open, and not departed at `now`. */
export function isOnSale(offer: SailingOffer, now: Date): boolean {
  return offer.sailing.status === "open" && offer.sailing.departs_at > now;
}

/** The pools of a sailing with too little for a party; a pool or vehicle band that isn't there has none. */
export function shortagesOf(offer: SailingOffer, party: SearchParty): Shortage[] {
  const shortages: Shortage[] = [];
  for (const { kind, quantity } of claimsOf(offer, party)) {
    const available = offer.pools.find((pool) => pool.kind === kind)?.available ?? 0;
    if (available < quantity) {
      shortages.push({ sailing_id: offer.sailing.id, kind, available, wanted: quantity });
    }
  }
  for (const kind of unsoldItems(offer, party)) {
    shortages.push({ sailing_id: offer.sailing.id, kind, available: 0, wanted: 1 });
  }
  return shortages;
}

/** What a party claims of a sailing, by pool kind. */
function claimsOf(offer: SailingOffer, party: SearchParty) {
  return demandOf(
    {
      passengers: party.adults + party.children + party.infants,
      vehicles: party.vehicles,
      cabins: party.cabin ? cabinsFor(party.cabin, party) : [],
      pets: party.pets,
    },
    offer.operator,
  );
}

/** What a party needs of a sailing, to be held against what is left of it at any later time. */
export function needOf(offer: SailingOffer, party: SearchParty): LegNeed {
  const vehicles = vehiclesOnly(party);
  return {
    sailing_id: offer.sailing.id,
    claims: claimsOf(offer, party),
    vehicle: unsoldItems(offer, vehicles).length === 0 ? claimsOf(offer, vehicles) : null,
  };
}

/** What the party needs and this sailing has no price for: a vehicle of that size, a pet, a band. */
function unsoldItems(offer: SailingOffer, party: SearchParty): string[] {
  const bands = bandsFor(party, offer.operator);
  const needed = [
    ...(bands.adult > 0 ? ["adult"] : []),
    ...(bands.child > 0 ? ["child"] : []),
    ...(party.vehicles.length > 0 ? ["vehicle"] : []),
    ...(party.cabin ? [`cabin:${party.cabin}`] : []),
    ...(party.pets > 0 ? ["pet"] : []),
  ];
  return [
    ...needed.filter((item) => offer.tariff[item] === undefined),
    ...party.vehicles
      .filter((vehicle) => !bandFor(offer.vehicle_bands, vehicle))
      .map((vehicle) => `vehicle:${vehicle.kind}`),
  ];
}

const ordinaryCar: Vehicle = { kind: "car", length_cm: 450, height_cm: 180 };

/** Whether the party's vehicles fit on a sailing; for a party without one, whether an ordinary car would. */
export function vehicleFits(offer: SailingOffer, party: SearchParty): boolean {
  return shortagesOf(offer, vehiclesOnly(party)).length === 0;
}

function vehiclesOnly(party: SearchParty): SearchParty {
  const vehicles = party.vehicles.length > 0 ? party.vehicles : [ordinaryCar];
  return { adults: 0, children: 0, infants: 0, vehicles, pets: 0 };
}
