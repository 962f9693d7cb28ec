import type { SailingOffer } from "#lib/fare/offer";
import { bandFor } from "#lib/fare/vehicle-factor";
import { bandsFor } from "#lib/party/bands-for";
import { cabinsFor } from "#lib/party/cabins-for";
import { demandOf } from "#lib/party/demand-of";
import type { SearchParty, Vehicle } from "#lib/party/party";
import type { Chain } from "./find-sailings";

/** A chain with what its sailings cost and have left. */
export type Candidate = { offers: SailingOffer[]; changes: number };

/** What too little is left of; an empty list means that the party fits. */
export type Shortage = { sailing_id: string; kind: string; available: number; wanted: number };

/**
 * Lays status and free places over the timetable: keeps the chains that this party can book now, on
 * every sailing, with one currency throughout and, if one is named, one operator.
 */
export function layAvailability(
  chains: Chain[],
  offers: Map<string, SailingOffer>,
  wanted: { party: SearchParty; operator?: string; now: Date },
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
          shortagesOf(offer, wanted.party).length === 0,
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
  const demand = demandOf(
    {
      passengers: party.adults + party.children + party.infants,
      vehicles: party.vehicles,
      cabins: party.cabin ? cabinsFor(party.cabin, party) : [],
      pets: party.pets,
    },
    offer.operator,
  );
  const shortages: Shortage[] = [];
  for (const { kind, quantity } of demand) {
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
  const vehicles = party.vehicles.length > 0 ? party.vehicles : [ordinaryCar];
  const only: SearchParty = { adults: 0, children: 0, infants: 0, vehicles, pets: 0 };
  return shortagesOf(offer, only).length === 0;
}
