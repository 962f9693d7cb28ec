import { describe, expect, test } from "vitest";
import { locales } from "#lib/language/locales";
import { fc } from "#lib/testing/chance";
import { grown, lies, overlaps } from "./box";
import { chartWords } from "./chart-words";
import { drawChart } from "./draw-chart";
import type { ChartDrawing } from "./drawing";
import type { LonLat } from "./mercator";
import { type SheetName, sheets } from "./sheets";
import { seededChart, seededRoutes, writtenOn } from "./testing";

/** Hundreds of charts are drawn, on machines that do other things too. */
const patience = 120_000;
const sheetNames = Object.keys(sheets) as SheetName[];

/** What on a chart lies over something else or over its edge. */
function faults(drawing: ChartDrawing): string[] {
  const sheet = { left: 4, top: 4, right: drawing.width - 4, bottom: drawing.height - 4 };
  const written = writtenOn(drawing);
  return written.flatMap(({ what, boxes }, index) => [
    ...(boxes.every((box) => lies(box, sheet)) ? [] : [`${what} leaves the picture`]),
    ...written
      .slice(index + 1)
      .filter((other) => boxes.some((box) => other.boxes.some((one) => overlaps(box, one))))
      .map((other) => `${what} lies over ${other.what}`),
    ...drawing.ports
      .filter(({ x, y }) =>
        boxes.some((box) =>
          overlaps(grown({ left: x, right: x, top: y, bottom: y }, drawing.letter * 0.3), box),
        ),
      )
      .map(({ x, y }) => `${what} lies over the port at ${x} ${y}`),
  ]);
}

describe("charts of the routes we sell", () => {
  test.each(sheetNames)(
    "%s: nothing written lies over another or leaves the picture",
    (sheet) => {
      const found = seededRoutes.flatMap(({ from_port, to_port }) =>
        locales.flatMap((locale) =>
          faults(seededChart([from_port, to_port], locale, sheet)).map(
            (fault) => `${from_port} ${to_port} ${locale}: ${fault}`,
          ),
        ),
      );
      expect(seededRoutes.length).toBeGreaterThan(100);
      expect(found).toEqual([]);
    },
    patience,
  );

  test.each(sheetNames)(
    "%s: both ports are named, and the length is told",
    (sheet) => {
      const silent = seededRoutes.flatMap(({ from_port, to_port }) =>
        locales.flatMap((locale) => {
          const { ports, lengths } = seededChart([from_port, to_port], locale, sheet);
          const isTold = ports.every(({ name }) => name !== null) && lengths.length === 1;
          return isTold ? [] : [`${from_port} ${to_port} ${locale}`];
        }),
      );
      expect(silent).toEqual([]);
    },
    patience,
  );

  test("the way back is the way out turned round", () => {
    const out = seededChart(["TNLGN", "FRMRS"], "en", "band");
    const back = seededChart(["FRMRS", "TNLGN"], "en", "band");
    expect(back.land).toBe(out.land);
    expect(back.ports.map(({ x }) => x)).toEqual(out.ports.map(({ x }) => x).reverse());
  });

  test("a connection draws every leg with its length, and the change between", () => {
    const { courses, lengths, ports } = seededChart(["TNLGN", "ITPMO", "ITNAP"], "en", "panel");
    expect(courses).toHaveLength(2);
    expect(lengths.map(({ text }) => text).sort()).toEqual(["169 nm", "185 nm"]);
    expect(ports.map(({ kind }) => kind)).toEqual(["end", "change", "end"]);
  });

  test("land is where it is: Corsica and Sardinia between Marseille and Civitavecchia", () => {
    const { land, lands } = seededChart(["FRMRS", "ITCVV"], "en", "panel");
    expect(land.match(/M/g)?.length).toBeGreaterThan(3);
    expect(lands.map(({ text }) => text)).toEqual(expect.arrayContaining(["CORSICA", "ITALY"]));
  });
});

describe("charts of ports nobody has told us of", () => {
  const place = fc.tuple(
    fc.double({ min: -180, max: 180, noNaN: true }),
    fc.double({ min: -60, max: 72, noNaN: true }),
  ) as fc.Arbitrary<LonLat>;
  const name = fc.stringMatching(/^[A-Za-zÀ-ž]{1,14}( [A-Za-z]{1,10})?( \([A-Za-z ]{1,14}\))?$/);
  const stop = fc.record({ place, name, kind: fc.constant("end" as const) });

  test(
    "any two are drawn, tidily, over the date line too, with a course or without",
    () => {
      fc.assert(
        fc.property(
          fc.array(stop, { minLength: 2, maxLength: 5 }),
          fc.constantFrom(...sheetNames),
          fc.boolean(),
          (stops, sheet, isJoined) => {
            const path = stops.map(({ place }) => place);
            const courses = isJoined ? [{ path, length: "1,234 nm" }] : [];
            const drawing = drawChart({ stops, courses, words: chartWords("fr"), sheet });
            expect(faults(drawing)).toEqual([]);
            for (const { x, y } of drawing.ports) {
              expect(x).toBeGreaterThan(0);
              expect(x).toBeLessThan(drawing.width);
              expect(y).toBeGreaterThan(0);
              expect(y).toBeLessThan(drawing.height);
            }
          },
        ),
        { numRuns: 60 },
      );
    },
    patience,
  );

  test("the same place twice is drawn", () => {
    const here = { place: [5.36, 43.3] as LonLat, name: "Marseille", kind: "end" as const };
    const drawing = drawChart({
      stops: [here, here],
      courses: [{ path: [here.place, here.place], length: "0 nm" }],
      words: chartWords("en"),
      sheet: "band",
    });
    expect(drawing.land.length).toBeGreaterThan(20);
    expect(JSON.stringify(drawing)).not.toMatch(/NaN|null,null|Infinity/);
  });
});
