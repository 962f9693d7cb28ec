import { conditionsId } from "#lib/fare/conditions-id";
import { itemLabel, type Language } from "#lib/fare/item-label";
import type { SailingOffer } from "#lib/fare/offer";
import { type PricedItem, priceLeg } from "#lib/fare/price-leg";
import { strictestConditions } from "#lib/fare/strictest-conditions";
import { totalOf } from "#lib/fare/total-of";
import { bandsFor } from "#lib/party/bands-for";
import { cabinsFor } from "#lib/party/cabins-for";
import type { SearchParty } from "#lib/party/party";
import type { JourneyFare } from "./journey";

/** The price of a chain at each fare that all its sailings sell, in the first operator's order. */
export function faresOf(
  offers: SailingOffer[],
  party: SearchParty,
  language: Language,
): JourneyFare[] {
  const [first, ...others] = offers;
  if (!first) return [];
  return first.fares
    .filter(({ code }) => others.every((offer) => offer.fares.some((fare) => fare.code === code)))
    .map(({ code }) => {
      const perLeg = offers.map((offer) =>
        priceLeg(offer, code, {
          bands: bandsFor(party, offer.operator),
          vehicles: party.vehicles,
          cabins: party.cabin ? cabinsFor(party.cabin, party) : [],
          pets: party.pets,
        }),
      );
      const { total, items } = totalOf(mergedItems(perLeg), first.currency);
      const conditions = offers.flatMap(
        (offer) => offer.fares.find((fare) => fare.code === code)?.conditions ?? [],
      );
      const { departs_at, from_zone } = first.sailing;
      const strictest = strictestConditions(conditions, { departs_at, zone: from_zone });
      return {
        code,
        price: total,
        conditions: strictest,
        conditions_id: conditionsId(strictest),
        items: items.map((item) => ({ label: itemLabel(item, language), ...item })),
      };
    });
}

/** The cheapest of some fares; the first of several at one price. */
export function cheapestOf(fares: JourneyFare[]): JourneyFare | undefined {
  return fares.reduce<JourneyFare | undefined>(
    (best, fare) => (best && best.price.amount_minor <= fare.price.amount_minor ? best : fare),
    undefined,
  );
}

/** "2 adults" on two legs is one line; the second car of another size stays a line of its own. */
function mergedItems(perLeg: PricedItem[][]): PricedItem[] {
  if (perLeg.length === 1) return perLeg[0] as PricedItem[];
  const merged = new Map<string, PricedItem>();
  for (const items of perLeg) {
    const seen = new Map<string, number>();
    for (const item of items) {
      const alike = `${item.kind} ${item.quantity}`;
      const nth = (seen.get(alike) ?? 0) + 1;
      seen.set(alike, nth);
      const known = merged.get(`${alike} ${nth}`);
      if (known) known.amount_minor += item.amount_minor;
      else merged.set(`${alike} ${nth}`, { ...item });
    }
  }
  return [...merged.values()];
}
