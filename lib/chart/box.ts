import type { Point } from "./mercator";

/** An upright rectangle on a drawing. */
export type Box = { left: number; top: number; right: number; bottom: number };

/** A box of a size around a middle. */
export function boxAround([x, y]: Point, width: number, height: number): Box {
  return {
    left: x - width / 2,
    top: y - height / 2,
    right: x + width / 2,
    bottom: y + height / 2,
  };
}

/** The box with `by` more on every side. */
export function grown({ left, top, right, bottom }: Box, by: number): Box {
  return { left: left - by, top: top - by, right: right + by, bottom: bottom + by };
}

/** True if two boxes share anything. */
export function overlaps(one: Box, other: Box): boolean {
  return (
    one.left < other.right &&
    other.left < one.right &&
    one.top < other.bottom &&
    other.top < one.bottom
  );
}

/** True if all of a box lies in another. */
export function lies(inner: Box, outer: Box): boolean {
  return (
    inner.left >= outer.left &&
    inner.right <= outer.right &&
    inner.top >= outer.top &&
    inner.bottom <= outer.bottom
  );
}

/** True if a straight line between two points touches a box (Liang and Barsky). */
export function crosses([ax, ay]: Point, [bx, by]: Point, box: Box): boolean {
  let [from, to] = [0, 1];
  const sides: Point[] = [
    [ax - bx, ax - box.left],
    [bx - ax, box.right - ax],
    [ay - by, ay - box.top],
    [by - ay, box.bottom - ay],
  ];
  for (const [step, room] of sides) {
    if (step === 0) {
      if (room < 0) return false;
    } else if (step < 0) from = Math.max(from, room / step);
    else to = Math.min(to, room / step);
  }
  return from <= to;
}

/** How often a line of points touches a box. */
export function crossings(line: Point[], box: Box): number {
  let count = 0;
  for (let i = 1; i < line.length; i++) {
    if (crosses(line[i - 1] as Point, line[i] as Point, box)) count++;
  }
  return count;
}
