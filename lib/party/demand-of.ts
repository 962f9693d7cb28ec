import type { Vehicle } from "./party";

type Claims = {
  passengers: number;
  vehicles: Vehicle[];
  cabins: { kind: string; quantity: number }[];
  pets: number;
};

type DeckRules = { low_deck_max_height_cm: number; vehicle_gap_cm: number };

/**
 * What a party claims on one sailing, by pool kind: passengers (infants too: they count against the
 * lifeboats), lane_low_cm or lane_high_cm, cabin:{kind}, kennels. A vehicle takes its length and the
 * operator's gap; its height alone decides the deck, and a full low deck does not spill over to the
 * high one. Bicycles stand in a rack and take no lane. Nothing with a quantity of zero is named.
 */
export function demandOf(claims: Claims, rules: DeckRules): { kind: string; quantity: number }[] {
  const demand = new Map<string, number>();
  const claim = (kind: string, quantity: number) => {
    if (quantity > 0) demand.set(kind, (demand.get(kind) ?? 0) + quantity);
  };
  claim("passengers", claims.passengers);
  for (const vehicle of claims.vehicles) {
    if (vehicle.kind === "bicycle") continue;
    const lane = vehicle.height_cm > rules.low_deck_max_height_cm ? "lane_high_cm" : "lane_low_cm";
    claim(lane, vehicle.length_cm + rules.vehicle_gap_cm);
  }
  for (const cabin of claims.cabins) claim(`cabin:${cabin.kind}`, cabin.quantity);
  claim("kennels", claims.pets);
  return [...demand].map(([kind, quantity]) => ({ kind, quantity }));
}
