import { measurePath, positionAt } from "./sea-position";
import { type Sky, skyOf } from "./sky";
import { type Place, sunAltitude } from "./sun-altitude";

/** A time under one sky; instants in milliseconds. */
export type SkyStretch = { sky: Sky; startsAt: number; endsAt: number };

/** No sky of ours is passed through faster than this outside the polar circles. */
const stepMs = 10 * 60_000;
const exactMs = 15_000;

/**
 * The skies over a ship that leaves the first point of a path at one instant and reaches the last
 * at another, in order and without gaps; a path of one point stays where it is.
 */
export function skyAlong(path: readonly Place[], startsAt: number, endsAt: number): SkyStretch[] {
  const measured = measurePath(path);
  const skyWhen = (at: number) =>
    skyOf(sunAltitude(at, positionAt(measured, (at - startsAt) / (endsAt - startsAt || 1))));
  const stretches: SkyStretch[] = [];
  let current: SkyStretch = { sky: skyWhen(startsAt), startsAt, endsAt };
  let at = startsAt;
  while (at < endsAt) {
    const next = Math.min(at + stepMs, endsAt);
    if (skyWhen(next) === current.sky) {
      at = next;
      continue;
    }
    // The first change in this step; a second one is found from there.
    let [same, other] = [at, next];
    while (other - same > exactMs) {
      // In whole milliseconds: instants know no parts of them.
      const middle = Math.round((same + other) / 2);
      if (skyWhen(middle) === current.sky) same = middle;
      else other = middle;
    }
    stretches.push({ ...current, endsAt: other });
    current = { sky: skyWhen(other), startsAt: other, endsAt };
    at = other;
  }
  return [...stretches, current].filter((stretch) => stretch.endsAt > stretch.startsAt);
}
