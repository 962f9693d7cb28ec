import { type Box, boxAround, crossings, grown, lies, overlaps } from "./box";
import type { FaceName } from "./face";
import type { LandMask } from "./land-mask";
import type { Point } from "./mercator";
import { textWidth } from "./set-text";

/** Words on a chart: each line starts at x on its base line. */
export type Lettering = { lines: { x: number; y: number; text: string }[]; box: Box };

/** What is on the sheet already, and what has room. */
export type Ground = {
  /** In which names must lie. */
  sheet: Box;
  /** What nothing may cover. */
  taken: Box[];
  /** The course, which names had better not cover. */
  lines: Point[][];
  land: LandMask;
};

export type Style = { face: FaceName; size: number; spacing?: number };

/** Above the base line and below it, in parts of the size. */
const [rise, fall] = [0.78, 0.26];
const leading = 1.12;

/** A block of lines around a middle, each line set to `align`. */
export function letteringAt(
  lines: string[],
  { face, size, spacing = 0 }: Style,
  middle: Point,
  align: "left" | "middle" | "right" = "middle",
): Lettering {
  const widths = lines.map((text) => textWidth(face, text, size, spacing));
  const width = Math.max(...widths);
  const height = size * (rise + fall + leading * (lines.length - 1));
  const box = boxAround(middle, width, height);
  const share = { left: 0, middle: 0.5, right: 1 }[align];
  return {
    box,
    lines: lines.map((text, index) => ({
      text,
      x: round(box.left + (width - (widths[index] as number)) * share),
      y: round(box.top + size * (rise + leading * index)),
    })),
  };
}

const round = (value: number) => Math.round(value * 10) / 10;

/** What it costs to put something there; null where it may not be. */
export function costOf(box: Box, { sheet, taken, lines, land }: Ground): number | null {
  if (!lies(box, sheet)) return null;
  const near = grown(box, 2);
  if (taken.some((other) => overlaps(near, other))) return null;
  const crossed = lines.reduce((sum, line) => sum + crossings(line, near), 0);
  const share = land(box);
  // A name that lies half on land and half on water is hard to read.
  return Math.min(crossed, 3) * 8 + share * (1 - share) * 10;
}

/** The sides of a symbol on which its name may stand, best first. */
const sides = [
  { x: 1, y: 0, align: "left" },
  { x: -1, y: 0, align: "right" },
  { x: 0, y: -1, align: "middle" },
  { x: 0, y: 1, align: "middle" },
  { x: 0.8, y: -0.8, align: "left" },
  { x: 0.8, y: 0.8, align: "left" },
  { x: -0.8, y: -0.8, align: "right" },
  { x: -0.8, y: 0.8, align: "right" },
] as const;

/** Ways to write a name, the whole first: in two lines, then without what stands in brackets. */
export function waysToWrite(name: string): string[][] {
  const plain = name.replace(/ \(.*\)$/, "");
  const broken = name.includes(" (") ? [[plain, name.slice(plain.length + 1)]] : [];
  const words = plain.split(/[ ](?=\S)/);
  const middle = Math.ceil(words.length / 2);
  const split =
    words.length > 1 ? [[words.slice(0, middle).join(" "), words.slice(middle).join(" ")]] : [];
  return [[name], ...broken, ...(plain === name ? [] : [[plain]]), ...split];
}

/** The best place for a name beside a symbol, or null where it has none. */
export function placeBeside(
  point: Point,
  radius: number,
  name: string,
  style: Style,
  ground: Ground,
  /** How many times further out a name is tried. */
  furthest = 4,
): Lettering | null {
  const options = waysToWrite(name).flatMap((lines, way) =>
    Array.from({ length: furthest }, (_, step) => step).flatMap((step) =>
      sides.map((side, index) => {
        const { box } = letteringAt(lines, style, [0, 0]);
        const gap = radius + 4 + step * style.size * 0.45;
        const middle: Point = [
          point[0] + side.x * gap + Math.sign(side.x) * (box.right - box.left) * 0.5,
          point[1] + side.y * gap + Math.sign(side.y) * (box.bottom - box.top) * 0.5,
        ];
        const lettering = letteringAt(lines, style, middle, side.align);
        return { lettering, cost: way * 5 + step * 3 + index * 0.4 };
      }),
    ),
  );
  return cheapest(options, ground);
}

/** The cheapest of the letterings that may stand where they are. */
export function cheapest(
  options: { lettering: Lettering; cost: number }[],
  ground: Ground,
): Lettering | null {
  let best: { lettering: Lettering; cost: number } | null = null;
  for (const { lettering, cost } of options) {
    if (best && cost >= best.cost) continue;
    const added = costOf(lettering.box, ground);
    if (added !== null && (!best || cost + added < best.cost)) {
      best = { lettering, cost: cost + added };
    }
  }
  return best?.lettering ?? null;
}
