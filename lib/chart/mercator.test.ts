import { describe, expect, test } from "vitest";
import { fc } from "#lib/testing/chance";
import { fitView } from "./fit-view";
import { mercatorHeight, placeAt, project, unrolled } from "./mercator";

const place = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -75, max: 75, noNaN: true }),
);

describe("Mercator's projection", () => {
  test("heights are those of the tables: 45° stands 50.5° of longitude above the equator", () => {
    expect(mercatorHeight(0)).toBeCloseTo(0, 9);
    expect(mercatorHeight(45)).toBeCloseTo(50.4987, 3);
    expect(mercatorHeight(-45)).toBeCloseTo(-50.4987, 3);
    expect(Number.isFinite(mercatorHeight(90))).toBe(true);
  });

  test("a point leads back to its place", () => {
    const view = { width: 560, height: 208, west: -10, top: 60, scale: 14 };
    fc.assert(
      fc.property(place, ([longitude, latitude]) => {
        const [x, y] = placeAt(view, project(view, [longitude, latitude]));
        expect(x).toBeCloseTo(longitude, 6);
        expect(y).toBeCloseTo(latitude, 6);
      }),
    );
  });

  test("north is up and east is right", () => {
    const view = { width: 560, height: 208, west: 0, top: 50, scale: 20 };
    const [x, y] = project(view, [5, 40]);
    expect(project(view, [6, 40])[0]).toBeGreaterThan(x);
    expect(project(view, [5, 41])[1]).toBeLessThan(y);
  });

  test("a course over the date line goes on beyond it", () => {
    expect(
      unrolled([
        [179, 0],
        [-179, 1],
      ]),
    ).toEqual([
      [179, 0],
      [181, 1],
    ]);
  });

  test("every place of a journey is inside the margins, also if there is but one place", () => {
    const margins = { top: 34, right: 64, bottom: 34, left: 64 };
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 6 }), (places) => {
        const view = fitView(places, { width: 560, height: 208, margins });
        for (const one of places) {
          const [x, y] = project(view, one);
          expect(x).toBeGreaterThan(63.9);
          expect(x).toBeLessThan(496.1);
          expect(y).toBeGreaterThan(33.9);
          expect(y).toBeLessThan(174.1);
        }
      }),
    );
  });
});
