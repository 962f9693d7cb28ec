import type { Journey } from "#lib/search/journey";

export type WhatIsLeft = { passengers: number; vehicleFits: boolean; cabins: number };

/**
 * The few numbers a row shows: places, room on the car deck, and cabins of all kinds together (a
 * kind counts as often as it is left on every sailing of the journey; a reclining seat is no cabin).
 */
export function whatIsLeft(journey: Pick<Journey, "available" | "legs">): WhatIsLeft {
  const { passengers, vehicle_fits, cabins } = journey.available;
  const byKind = new Map<string, number[]>();
  for (const { kind, left } of cabins) {
    if (!kind.startsWith("seat")) byKind.set(kind, [...(byKind.get(kind) ?? []), left]);
  }
  const throughout = [...byKind.values()].filter((left) => left.length === journey.legs.length);
  return {
    passengers,
    vehicleFits: vehicle_fits,
    cabins: throughout.reduce((sum, left) => sum + Math.min(...left), 0),
  };
}
