import { expect, test } from "vitest";
import { fc } from "#lib/testing/chance";
import type { Point } from "./mercator";
import { svgPath } from "./svg-path";

/** Reads a path as a browser would: after M and l, pairs of numbers are steps. */
function readPath(text: string): Point[] {
  const [start = "", steps = ""] = text.replace(/^M/, "").split("l");
  const numbers = (part: string) => (part.match(/-?(\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
  const [x = Number.NaN, y = Number.NaN] = numbers(start);
  const points: Point[] = [[x, y]];
  const values = numbers(steps);
  for (let i = 0; i + 1 < values.length; i += 2) {
    const [lastX, lastY] = points.at(-1) as Point;
    points.push([lastX + (values[i] as number), lastY + (values[i + 1] as number)]);
  }
  return points;
}

test("a path leads where the points are, to a tenth of a pixel, also where they repeat", () => {
  const value = fc.integer({ min: -3_000, max: 30_000 }).map((tenths) => tenths / 10);
  fc.assert(
    fc.property(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 30 }), (line) => {
      const twice = line.flatMap((point): Point[] => [point, point]);
      const read = readPath(svgPath(twice));
      const once = line.filter(
        ([x, y], index) => index === 0 || x !== line[index - 1]?.[0] || y !== line[index - 1]?.[1],
      );
      expect(read).toHaveLength(once.length);
      for (const [index, [x, y]] of read.entries()) {
        expect(x).toBeCloseTo((once[index] as Point)[0], 3);
        expect(y).toBeCloseTo((once[index] as Point)[1], 3);
      }
    }),
  );
});

test("numbers are as short as they can be", () => {
  expect(
    svgPath(
      [
        [1, 2],
        [1.5, 1.9],
        [1.5, 12],
      ],
      true,
    ),
  ).toBe("M1 2l.5-.1 0 10.1z");
});
