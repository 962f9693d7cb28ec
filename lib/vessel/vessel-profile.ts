// A ship's side as geometry, from the few facts we have of it. Illustrative, like the timetable: it
// says how long, how high and how full of people a ship is, not what its own drawings show.
// Metres; x from the stern towards the bow, y upwards from the waterline.

export type Point = [x: number, y: number];
export type Box = { left: number; right: number; bottom: number; top: number };

export type ProfileFacts = {
  length_m: number;
  decks: number;
  passenger_capacity: number;
  lane_low_cm: number;
  lane_high_cm: number;
};

export type VesselProfile = {
  lengthM: number;
  /** Outline of the hull, closed. */
  hull: Point[];
  /** The decks above the hull, lowest first; the bridge is in the front of the last. */
  tiers: Box[];
  bridge: Box;
  funnel: Point[];
  mast: [Point, Point];
  /** A row of windows each. */
  windows: { from: Point; to: Point }[];
  boats: Box[];
  /** Where the name stands on the bow: its end, and how high its letters are. */
  name: { at: Point; height: number };
  /** Lowered at the stern of a ship that takes vehicles. */
  ramp: [Point, Point] | null;
};

/** What every picture keeps free behind the stern (the ramp), before the bow, above and below. */
export const frame = { aft: 10, fore: 3, above: 36, below: 7 };

/** The longest ships of these seas are 254 m: pictures share this scale unless a view says otherwise. */
export const fleetScaleM = 256;

const hullDeckM = 3.2;
const deckM = 2.8;

/** How a vessel looks from its starboard side, bow to the right. */
export function vesselProfile(facts: ProfileFacts): VesselProfile {
  const { length_m: length, passenger_capacity: passengers } = facts;
  // Short ships have low decks.
  const scale = between(0.8, length / 180, 1);
  const decks = Math.max(3, facts.decks);
  const hullDecks = Math.max(2, Math.round(decks * 0.36));
  const depth = (hullDecks * hullDeckM + 1.2) * scale;
  const draught = depth * 0.42;
  const freeboard = depth - draught;

  const tiers = tiersOf({ length, passengers, count: decks - hullDecks, freeboard, scale });
  const top = tiers.at(-1) as Box;
  const sunDeck = tiers.at(-2) ?? top;
  const tall = between(3, length / 32, 6.5);
  const wide = between(4, length / 20, 11);
  const aft = sunDeck.left + (sunDeck.right - sunDeck.left) * 0.14;
  const mastX = top.left + (top.right - top.left) * 0.6;
  const boats = boatsOf(tiers[1], passengers, tiers.length);
  return {
    lengthM: length,
    hull: hullOf(length, draught, freeboard, scale),
    tiers,
    bridge: {
      left: top.right - Math.min(9, (top.right - top.left) / 2),
      right: top.right,
      bottom: top.bottom + 0.3 * deckM * scale,
      top: top.bottom + 0.75 * deckM * scale,
    },
    funnel: [
      [aft, sunDeck.top],
      [aft + wide, sunDeck.top],
      [aft + wide - tall * 0.3, sunDeck.top + tall],
      [aft - tall * 0.15, sunDeck.top + tall],
    ],
    mast: [
      [mastX, top.top],
      [mastX, top.top + tall * 0.8],
    ],
    windows: tiers.slice(0, -1).flatMap((tier, index) => {
      if (index === 1 && boats.length > 0) return [];
      const y = tier.bottom + (tier.top - tier.bottom) * 0.55;
      return [{ from: [tier.left + 2, y] as Point, to: [tier.right - 2, y] as Point }];
    }),
    boats,
    name: { at: [length * 0.885, freeboard * 0.42], height: freeboard * 0.36 },
    ramp:
      facts.lane_low_cm + facts.lane_high_cm > 0
        ? [
            [0, freeboard * 0.45],
            [-frame.aft * 0.85, freeboard * 0.15],
          ]
        : null,
  };
}

/** Where people live: as long as their number asks for, stepped back at both ends deck by deck. */
function tiersOf(ship: {
  length: number;
  passengers: number;
  count: number;
  freeboard: number;
  scale: number;
}): Box[] {
  const { length, passengers, count, freeboard, scale } = ship;
  const share = between(0.42, 0.38 + (passengers / length) * 0.045, 0.85);
  const right = length * 0.9;
  const left = right - length * share;
  const height = deckM * scale;
  return Array.from({ length: count }, (_, index) => {
    const isTop = index === count - 1;
    const tier = {
      left: left + index * 0.011 * length,
      right: right - index * 0.007 * length,
      bottom: freeboard + index * height,
      top: freeboard + (index + 1) * height,
    };
    // The bridge's deck leaves the sun deck with its funnel free.
    return isTop ? { ...tier, left: tier.left + (tier.right - tier.left) * 0.5 } : tier;
  });
}

function hullOf(length: number, draught: number, freeboard: number, scale: number): Point[] {
  const sheer = 2.4 * scale;
  return [
    [0, freeboard],
    [length * 0.9, freeboard],
    [length * 0.93, freeboard + sheer * 0.7],
    [length, freeboard + sheer],
    [length * 0.991, freeboard * 0.55],
    [length * 0.982, freeboard * 0.2],
    [length * 0.974, -draught * 0.12],
    [length * 0.974, -draught * 0.32],
    [length * 0.985, -draught * 0.42],
    [length * 0.991, -draught * 0.6],
    [length * 0.988, -draught * 0.8],
    [length * 0.976, -draught * 0.95],
    [length * 0.955, -draught],
    [length * 0.1, -draught],
    [length * 0.06, -draught * 0.72],
    [length * 0.03, -draught * 0.3],
    [0, -draught * 0.08],
  ];
}

/** Lifeboats hang beside the second deck, one for three hundred people, as many as there is room for. */
function boatsOf(tier: Box | undefined, passengers: number, tiers: number): Box[] {
  if (!tier || tiers < 3) return [];
  const [long, pitch] = [7, 10];
  const room = (tier.right - tier.left) * 0.8;
  const count = Math.min(Math.round(passengers / 300), Math.floor(room / pitch));
  const start = tier.left + (tier.right - tier.left - (count - 1) * pitch - long) / 2;
  const height = (tier.top - tier.bottom) * 0.6;
  return Array.from({ length: Math.max(0, count) }, (_, index) => ({
    left: start + index * pitch,
    right: start + index * pitch + long,
    bottom: tier.bottom + height * 0.3,
    top: tier.bottom + height * 1.3,
  }));
}

function between(least: number, value: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
