import type { Place } from "./sun-altitude";

/** A path with the miles run at each of its points. */
export type MeasuredPath = { points: readonly Place[]; miles: number[] };

/** Measures a path of at least one point once, to be asked for many positions. */
export function measurePath(points: readonly Place[]): MeasuredPath {
  const miles = [0];
  for (let index = 1; index < points.length; index += 1) {
    const run = milesBetween(points[index - 1] as Place, points[index] as Place);
    miles.push((miles[index - 1] as number) + run);
  }
  return { points, miles };
}

/** Where a ship is that has run a share (0 to 1) of its way, at the same speed throughout. */
export function positionAt({ points, miles }: MeasuredPath, share: number): Place {
  const run = Math.min(1, Math.max(0, share)) * (miles.at(-1) ?? 0);
  const next = miles.findIndex((mark) => mark >= run);
  const [after, before] = [points[next], points[next - 1]];
  if (!after) throw new Error("A path has no points.");
  if (!before) return after;
  const [start, end] = [miles[next - 1] as number, miles[next] as number];
  const part = (run - start) / (end - start);
  return [before[0] + (after[0] - before[0]) * part, before[1] + (after[1] - before[1]) * part];
}

/** Nautical miles between two places, along the great circle. */
function milesBetween(one: Place, other: Place): number {
  const radians = Math.PI / 180;
  const [latitude, otherLatitude] = [one[1] * radians, other[1] * radians];
  const chord =
    Math.sin((otherLatitude - latitude) / 2) ** 2 +
    Math.cos(latitude) *
      Math.cos(otherLatitude) *
      Math.sin(((other[0] - one[0]) * radians) / 2) ** 2;
  return 2 * 3440.065 * Math.asin(Math.min(1, Math.sqrt(chord)));
}
