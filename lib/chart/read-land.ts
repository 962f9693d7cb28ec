import type { LandSheet } from "./land-sheet";
import { mercatorHeight } from "./mercator";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const digits = new Map([...alphabet].map((letter, value) => [letter, value]));

/** A coast all around: longitude, Mercator's height, longitude, … and the box it lies in. */
export type LandRing = {
  places: Float64Array;
  west: number;
  low: number;
  east: number;
  high: number;
};

/** The rings that a sheet's letters stand for. */
export function readLand({ rings, unit }: LandSheet): LandRing[] {
  return rings.split(" ").map((text) => readRing(text, unit));
}

function readRing(text: string, unit: number): LandRing {
  const values: number[] = [];
  let value = 0;
  let worth = 1;
  for (const letter of text) {
    const digit = digits.get(letter) ?? 0;
    value += (digit % 32) * worth;
    worth *= 32;
    if (digit > 31) continue;
    const step = value % 2 === 1 ? -(value + 1) / 2 : value / 2;
    values.push((values.at(-2) ?? 0) + step);
    value = 0;
    worth = 1;
  }
  const places = Float64Array.from(values, (step, index) =>
    index % 2 === 0 ? step * unit : mercatorHeight(step * unit),
  );
  const box = { west: Infinity, low: Infinity, east: -Infinity, high: -Infinity };
  for (let i = 0; i < places.length; i += 2) {
    const [longitude, height] = [places[i] as number, places[i + 1] as number];
    box.west = Math.min(box.west, longitude);
    box.east = Math.max(box.east, longitude);
    box.low = Math.min(box.low, height);
    box.high = Math.max(box.high, height);
  }
  return { places, ...box };
}
