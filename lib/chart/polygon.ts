import type { Point } from "./mercator";

/** What of a closed ring lies between the given limits (Sutherland and Hodgman). */
export function clipRing(ring: Point[], low: Point, high: Point): Point[] {
  let points = ring;
  for (const axis of [0, 1] as const) {
    points = clipSide(points, axis, low[axis], 1);
    points = clipSide(points, axis, high[axis], -1);
  }
  return points;
}

function clipSide(ring: Point[], axis: 0 | 1, limit: number, sign: 1 | -1): Point[] {
  const kept: Point[] = [];
  let before = ring.at(-1);
  for (const point of ring) {
    if (!before) break;
    const isIn = (point[axis] - limit) * sign >= 0;
    const wasIn = (before[axis] - limit) * sign >= 0;
    if (isIn !== wasIn) {
      const share = (limit - before[axis]) / (point[axis] - before[axis]);
      kept.push([
        before[0] + share * (point[0] - before[0]),
        before[1] + share * (point[1] - before[1]),
      ]);
    }
    if (isIn) kept.push(point);
    before = point;
  }
  return kept;
}

/** The area inside a ring, whichever way round it goes. */
export function areaOf(ring: Point[]): number {
  let twice = 0;
  let [lastX, lastY] = ring.at(-1) ?? [0, 0];
  for (const [x, y] of ring) {
    twice += lastX * y - x * lastY;
    [lastX, lastY] = [x, y];
  }
  return Math.abs(twice / 2);
}

/** The line without the points that lie within `tolerance` of what is left (Douglas and Peucker). */
export function simplified(line: Point[], tolerance: number): Point[] {
  if (line.length < 3) return line;
  const keep = new Uint8Array(line.length);
  keep[0] = 1;
  keep[line.length - 1] = 1;
  const open: Point[] = [[0, line.length - 1]];
  for (let span = open.pop(); span; span = open.pop()) {
    const [first, last] = span;
    const at = furthestFrom(line, first, last, tolerance);
    if (at === null) continue;
    keep[at] = 1;
    open.push([first, at], [at, last]);
  }
  return line.filter((_, index) => keep[index] === 1);
}

function furthestFrom(line: Point[], first: number, last: number, tolerance: number) {
  const [ax, ay] = line[first] as Point;
  const [bx, by] = line[last] as Point;
  const [dx, dy] = [bx - ax, by - ay];
  const long = dx * dx + dy * dy;
  let worst = tolerance * tolerance;
  let found: number | null = null;
  for (let i = first + 1; i < last; i++) {
    const [px, py] = line[i] as Point;
    const share =
      long === 0 ? 0 : Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / long));
    const away = (px - ax - share * dx) ** 2 + (py - ay - share * dy) ** 2;
    if (away <= worst) continue;
    worst = away;
    found = i;
  }
  return found;
}

/** How far a point is from the nearest part of a line. */
export function distanceTo(line: Point[], [x, y]: Point): number {
  let least = Infinity;
  for (let i = 1; i < line.length; i++) {
    const [ax, ay] = line[i - 1] as Point;
    const [dx, dy] = [(line[i] as Point)[0] - ax, (line[i] as Point)[1] - ay];
    const long = dx * dx + dy * dy;
    const share = long === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / long));
    least = Math.min(least, Math.hypot(x - ax - share * dx, y - ay - share * dy));
  }
  return least;
}
