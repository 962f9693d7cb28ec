import { DomainError } from "#lib/errors/domain-error";
import type { SailingOffer } from "./offer";
import { scaled } from "./scaled";
import { vehicleFactor } from "./vehicle-factor";

/** Who and what is priced on one sailing; bands by the age on its departure day. */
export type PricedParty = {
  bands: { adult: number; child: number; infant: number };
  vehicles: { kind: string; length_cm: number; height_cm: number }[];
  cabins: { kind: string; quantity: number }[];
  pets: number;
};

/** One line of a price; `amount_minor` is for all of `quantity`. */
export type PricedItem = { kind: string; quantity: number; amount_minor: number };

type Terms = Pick<SailingOffer, "tariff" | "fares" | "vehicle_bands" | "operator"> & {
  sailing: Pick<SailingOffer["sailing"], "id" | "price_level_bp">;
};

/**
 * Prices one sailing for a party, in minor units of the offer's currency. Season and fare vary
 * adult, child, infant, vehicle:{kind} and cabin:{kind}; port_fee (a passenger, infants too) and pet
 * are fixed. A unit is rounded once, half up, and then multiplied, so lines add up to the last unit.
 * Infants keep a line of 0; other lines of 0 are left out. Throws `not_bookable` for a fare or an
 * item that isn't sold on this sailing, `vehicle_too_large` as vehicleFactor.
 */
export function priceLeg(offer: Terms, fareCode: string, party: PricedParty): PricedItem[] {
  const fare = offer.fares.find(({ code }) => code === fareCode);
  if (!fare) throw notSold(offer, `the fare ${fareCode}`);
  const season = offer.sailing.price_level_bp;
  const items: PricedItem[] = [];
  const add = (kind: string, quantity: number, unit: number) => {
    if (quantity > 0 && (unit > 0 || kind === "infant")) {
      items.push({ kind, quantity, amount_minor: unit * quantity });
    }
  };

  for (const band of ["adult", "child", "infant"] as const) {
    if (party.bands[band] === 0) continue;
    const base = band === "infant" ? (offer.tariff.infant ?? 0) : baseOf(offer, band);
    add(band, party.bands[band], scaled(base, season, fare.factor_bp));
  }
  for (const vehicle of party.vehicles) {
    const factor = vehicleFactor(offer, vehicle);
    const unit = scaled(baseOf(offer, "vehicle"), factor, season, fare.factor_bp);
    const alike = items.find(
      (item) =>
        item.kind === `vehicle:${vehicle.kind}` && item.amount_minor === unit * item.quantity,
    );
    if (!alike) add(`vehicle:${vehicle.kind}`, 1, unit);
    else {
      alike.quantity += 1;
      alike.amount_minor += unit;
    }
  }
  for (const { kind, quantity } of party.cabins) {
    if (quantity === 0) continue;
    add(`cabin:${kind}`, quantity, scaled(baseOf(offer, `cabin:${kind}`), season, fare.factor_bp));
  }
  if (party.pets > 0) add("pet", party.pets, baseOf(offer, "pet"));
  const passengers = party.bands.adult + party.bands.child + party.bands.infant;
  add("port_fee", passengers, offer.tariff.port_fee ?? 0);
  return items;
}

function baseOf(offer: Terms, item: string): number {
  const amount = offer.tariff[item];
  if (amount === undefined) throw notSold(offer, item);
  return amount;
}

function notSold(offer: Terms, what: string): DomainError {
  return new DomainError("not_bookable", `${offer.operator.name} does not sell ${what} here.`, {
    sailing_id: offer.sailing.id,
  });
}
