import { expect, it, test } from "vitest";
import { readVessels } from "#db/seed/read-vessels";
import { fillLevel } from "./fill-level";
import { type Box, fleetScaleM, frame, type Point, vesselProfile } from "./vessel-profile";

const ships = readVessels();
const overlap = (one: Box, other: Box) =>
  one.left < other.right - 1e-9 &&
  other.left < one.right - 1e-9 &&
  one.bottom < other.top - 1e-9 &&
  other.bottom < one.top - 1e-9;

const boxOf = (points: Point[]): Box => ({
  left: Math.min(...points.map(([x]) => x)),
  right: Math.max(...points.map(([x]) => x)),
  bottom: Math.min(...points.map(([, y]) => y)),
  top: Math.max(...points.map(([, y]) => y)),
});

test("there is a fleet to draw", () => {
  expect(ships.length).toBeGreaterThan(50);
});

test.each(ships)("$name stays inside its frame", (ship) => {
  const profile = vesselProfile(ship);
  const all: Box[] = [
    boxOf(profile.hull),
    boxOf(profile.funnel),
    boxOf(profile.mast),
    ...(profile.ramp ? [boxOf(profile.ramp)] : []),
    ...profile.tiers,
    ...profile.boats,
    profile.bridge,
  ];
  for (const box of all) {
    expect(box.left).toBeGreaterThanOrEqual(-frame.aft);
    expect(box.right).toBeLessThanOrEqual(fleetScaleM + frame.fore);
    expect(box.top).toBeLessThanOrEqual(frame.above);
    expect(box.bottom).toBeGreaterThanOrEqual(-frame.below);
    expect(Object.values(box).every(Number.isFinite)).toBe(true);
  }
});

test.each(ships)("nothing of $name overlaps", (ship) => {
  const { hull, tiers, boats, funnel, bridge, windows } = vesselProfile(ship);
  const deck = hull[0]?.[1] as number;
  tiers.forEach((tier, index) => {
    expect(tier.right).toBeGreaterThan(tier.left + 4);
    expect(tier.bottom).toBeGreaterThanOrEqual(deck - 1e-9);
    for (const other of tiers.slice(index + 1)) expect(overlap(tier, other)).toBe(false);
    expect(overlap(tier, boxOf(funnel))).toBe(false);
  });
  boats.forEach((boat, index) => {
    for (const other of boats.slice(index + 1)) expect(overlap(boat, other)).toBe(false);
    expect(windows.some(({ from }) => from[1] > boat.bottom && from[1] < boat.top)).toBe(false);
    expect(boat.left).toBeGreaterThan(tiers[1]?.left as number);
    expect(boat.right).toBeLessThan(tiers[1]?.right as number);
  });
  const top = tiers.at(-1) as Box;
  expect(bridge.left).toBeGreaterThan(top.left);
  expect(bridge.top).toBeLessThan(top.top);
  for (const { from, to } of windows) expect(to[0]).toBeGreaterThan(from[0] + 10);
});

it("draws a longer ship longer, and with the same decks never lower", () => {
  const byLength = ships.toSorted((a, b) => a.length_m - b.length_m);
  const drawn = byLength.map((ship) => boxOf(vesselProfile(ship).hull));
  drawn.forEach((box, index) => {
    expect(box.right - box.left).toBeCloseTo(byLength[index]?.length_m as number);
  });
  for (const [index, ship] of byLength.entries()) {
    for (const longer of byLength.slice(index + 1).filter(({ decks }) => decks === ship.decks)) {
      const [low, high] = [ship, longer].map((one) => vesselProfile(one).tiers.at(-1)?.top ?? 0);
      expect(high).toBeGreaterThanOrEqual(low as number);
    }
  }
});

it("gives a ship with more people on the same length more superstructure", () => {
  const [ship] = ships;
  if (!ship) throw new Error("no ship");
  const lengths = [400, 800, 1600, 2400].map((passenger_capacity) => {
    const [first] = vesselProfile({ ...ship, passenger_capacity }).tiers;
    return (first?.right ?? 0) - (first?.left ?? 0);
  });
  expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
  expect(new Set(lengths).size).toBe(4);
});

it("has no ramp on a ship without car decks", () => {
  const ship = { ...(ships[0] as (typeof ships)[0]), lane_low_cm: 0, lane_high_cm: 0 };
  expect(vesselProfile(ship).ramp).toBeNull();
});

it("fills a ship from the keel to the roof", () => {
  const profile = vesselProfile(ships[0] as (typeof ships)[0]);
  const levels = [0, 0.1, 0.4, 0.7, 1].map((share) => fillLevel(profile, share));
  const heights = levels.map(({ y }) => y);
  expect(heights).toEqual(heights.toSorted((a, b) => a - b));
  expect(levels[0]?.tiers).toEqual([]);
  expect(levels[4]?.tiers).toEqual(profile.tiers);
  expect(levels[4]?.hull).toEqual(profile.hull);
  for (const { y, hull, tiers } of levels) {
    for (const [, height] of hull) expect(height).toBeLessThanOrEqual(y);
    for (const tier of tiers) expect(tier.top).toBeLessThanOrEqual(y);
  }
  expect(fillLevel(profile, 3).y).toBe(levels[4]?.y);
});
