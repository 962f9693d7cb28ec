import type { Box } from "./box";
import type { Point } from "./mercator";

/** Pixels a cell is wide and high. */
const cell = 4;

/** Answers which share of a box is land, 0 to 1. */
export type LandMask = (box: Box) => number;

/** A coarse picture of the land, for those who look for room. */
export function landMask(rings: Point[][], width: number, height: number): LandMask {
  const columns = Math.ceil(width / cell);
  const rows = Math.ceil(height / cell);
  const land = new Uint8Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    const cuts = cutsAt(rings, (row + 0.5) * cell);
    for (let i = 0; i + 1 < cuts.length; i += 2) {
      const first = Math.max(0, Math.ceil((cuts[i] as number) / cell - 0.5));
      const last = Math.min(columns - 1, Math.floor((cuts[i + 1] as number) / cell - 0.5));
      if (first <= last) land.fill(1, row * columns + first, row * columns + last + 1);
    }
  }
  return ({ left, top, right, bottom }) => {
    const [first, last] = [
      Math.max(0, Math.floor(left / cell)),
      Math.min(columns, Math.ceil(right / cell)),
    ];
    const [upper, lower] = [
      Math.max(0, Math.floor(top / cell)),
      Math.min(rows, Math.ceil(bottom / cell)),
    ];
    let found = 0;
    for (let row = upper; row < lower; row++) {
      for (let column = first; column < last; column++) found += land[row * columns + column] ?? 0;
    }
    const all = (last - first) * (lower - upper);
    return all > 0 ? found / all : 0;
  };
}

/** Where a level line goes in and out of land, from left to right. */
function cutsAt(rings: Point[][], y: number): number[] {
  const cuts: number[] = [];
  for (const ring of rings) {
    let before = ring.at(-1) as Point;
    for (const point of ring) {
      if (before[1] <= y !== point[1] <= y) {
        const share = (y - before[1]) / (point[1] - before[1]);
        cuts.push(before[0] + share * (point[0] - before[0]));
      }
      before = point;
    }
  }
  return cuts.sort((one, other) => one - other);
}
