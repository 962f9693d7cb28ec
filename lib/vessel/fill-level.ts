import type { Box, Point, VesselProfile } from "./vessel-profile";

/** A ship filled from the keel up to a share (0 to 1) of its height below the sun deck's roof. */
export type FillLevel = {
  /** Height of the level, in metres above the waterline. */
  y: number;
  /** What of the hull and of each deck lies below it; empty shapes are left out. */
  hull: Point[];
  tiers: Box[];
};

/** How full a ship is, as a level drawn over its profile. */
export function fillLevel(profile: VesselProfile, share: number): FillLevel {
  const bottom = Math.min(...profile.hull.map(([, y]) => y));
  const top = profile.tiers.at(-1)?.top ?? 0;
  const y = bottom + (top - bottom) * Math.min(1, Math.max(0, share));
  return {
    y,
    hull: below(profile.hull, y),
    tiers: profile.tiers.flatMap((tier) =>
      tier.bottom < y ? [{ ...tier, top: Math.min(tier.top, y) }] : [],
    ),
  };
}

/** The part of a closed outline under a horizontal line. */
function below(outline: Point[], level: number): Point[] {
  return outline.flatMap((point, index) => {
    const before = outline.at(index - 1) as Point;
    const crossing: Point[] =
      point[1] <= level === before[1] <= level
        ? []
        : [
            [
              before[0] + ((point[0] - before[0]) * (level - before[1])) / (point[1] - before[1]),
              level,
            ],
          ];
    return point[1] <= level ? [...crossing, point] : crossing;
  });
}
