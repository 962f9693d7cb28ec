// What nobody states about a ship is computed here. Illustrative, and the same on every run.

/** cruise: cabins for most; ropax: lorries first, some cabins; fast: by day, seats; day: no cabins. */
export type VesselClass = "cruise" | "ropax" | "fast" | "day";

export type VesselFacts = {
  class: VesselClass;
  passengers: number;
  cars: number | null;
  laneMetres: number | null;
  cabins: number | null;
};

/** A car of 450 cm and the gap behind it. */
const CAR_PLACE_CM = 480;

/** Passengers grow a ship slowly: 2,400 in a cruise ferry make 180 m, 800 on a fast ferry 100 m. */
export function lengthM(facts: VesselFacts): number {
  const { passengers } = facts;
  switch (facts.class) {
    case "cruise":
      return Math.round(120 + passengers / 40);
    case "ropax":
      return Math.round(140 + passengers / 20);
    case "fast":
      return Math.round(60 + passengers / 20);
    case "day":
      return Math.round(90 + passengers / 30);
  }
}

const SPEED_KN: Record<VesselClass, number> = { cruise: 23.5, ropax: 22, fast: 35, day: 18 };

export function speedKn(facts: VesselFacts): number {
  return SPEED_KN[facts.class];
}

/** Cruise ferries have 10 decks, 11 from 2,000 passengers. */
export function decks(facts: VesselFacts): number {
  if (facts.class === "cruise") return facts.passengers >= 2000 ? 11 : 10;
  return { ropax: 8, fast: 4, day: 6 }[facts.class];
}

/** Of the lanes, the part that only a car of 190 cm or less fits under. */
const LOW_SHARE: Record<VesselClass, number> = { cruise: 0.45, ropax: 0.25, fast: 0.7, day: 0.5 };
/** Lanes by passengers, where neither metres nor cars are known. */
const LANE_CM_PER_PASSENGER: Record<VesselClass, number> = {
  cruise: 140,
  ropax: 220,
  fast: 150,
  day: 120,
};

/** The larger of stated lane metres and stated cars in a row; else by passengers. */
export function laneCm(facts: VesselFacts): { low: number; high: number } {
  const stated = Math.max((facts.laneMetres ?? 0) * 100, (facts.cars ?? 0) * CAR_PLACE_CM);
  const total = stated || facts.passengers * LANE_CM_PER_PASSENGER[facts.class];
  const low = Math.round(total * LOW_SHARE[facts.class]);
  return { low, high: Math.round(total - low) };
}

const CABINS_PER_PASSENGER: Record<VesselClass, number> = {
  cruise: 0.18,
  ropax: 0.2,
  fast: 0,
  day: 0,
};
/** Reclining seats per passenger; day ferries let everybody sit anywhere. */
const SEATS_PER_PASSENGER: Record<VesselClass, number> = {
  cruise: 0.12,
  ropax: 0.1,
  fast: 0.35,
  day: 0,
};
/** How a ship's cabins divide by kind. */
const CABIN_MIX = {
  inside_2: 0.15,
  inside_4: 0.4,
  outside_2: 0.13,
  outside_4: 0.27,
  suite_2: 0.05,
};

export const CABIN_KINDS = [...Object.keys(CABIN_MIX), "seat"];

export function cabins(facts: VesselFacts): Record<string, number> {
  const total = facts.cabins ?? Math.round(facts.passengers * CABINS_PER_PASSENGER[facts.class]);
  const byKind: Record<string, number> = {};
  for (const [kind, share] of Object.entries(CABIN_MIX)) {
    const count = Math.round(total * share);
    if (count > 0) byKind[kind] = count;
  }
  const seats = Math.round(facts.passengers * SEATS_PER_PASSENGER[facts.class]);
  if (seats > 0) byKind.seat = seats;
  return byKind;
}

/** A kennel for 60 passengers where one sleeps, for 120 where one doesn't; four at least. */
export function kennels(facts: VesselFacts): number {
  const passengersPerKennel = facts.class === "cruise" || facts.class === "ropax" ? 60 : 120;
  return Math.max(4, Math.round(facts.passengers / passengersPerKennel));
}
