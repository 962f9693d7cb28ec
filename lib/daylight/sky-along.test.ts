import { describe, expect, it, test } from "vitest";
import { measurePath, positionAt } from "./sea-position";
import { skyAlong } from "./sky-along";
import { type Place, sunAltitude } from "./sun-altitude";

const day = 86_400_000;
const minutes = 60_000;

/** When the sun rises and sets on a UTC day at a place that does not move. */
function sunsOf(place: Place, date: string) {
  const start = Date.parse(`${date}T00:00:00Z`);
  const stretches = skyAlong([place], start, start + day);
  const edge = (sky: "day", side: "startsAt" | "endsAt") =>
    stretches.find((one) => one.sky === sky && one[side] !== start && one[side] !== start + day)?.[
      side
    ];
  return { rises: edge("day", "startsAt"), sets: edge("day", "endsAt") };
}

// By the equations of NOAA's solar calculator, which are not the library's, to the minute.
test.each([
  ["Greenwich, midsummer", [0, 51.477], "2026-06-21", "03:43", "20:21"],
  ["Greenwich, midwinter", [0, 51.477], "2026-12-21", "08:03", "15:53"],
  ["Marseille, midwinter", [5.37, 43.297], "2026-12-21", "07:07", "16:06"],
  ["Tunis, midwinter", [10.18, 36.806], "2026-12-21", "06:28", "16:06"],
  ["Oslo, midsummer", [10.752, 59.914], "2026-06-21", "01:54", "20:44"],
] as [string, Place, string, string, string][])("%s", (_, place, date, rises, sets) => {
  const suns = sunsOf(place, date);
  expect(Math.abs((suns.rises ?? 0) - Date.parse(`${date}T${rises}Z`))).toBeLessThan(minutes);
  expect(Math.abs((suns.sets ?? 0) - Date.parse(`${date}T${sets}Z`))).toBeLessThan(minutes);
});

describe("near the pole", () => {
  const tromso: Place = [18.956, 69.649];
  const skies = (date: string) => {
    const start = Date.parse(`${date}T00:00:00Z`);
    return new Set(skyAlong([tromso], start, start + day).map(({ sky }) => sky));
  };

  it("is day all day in June", () => {
    expect(skies("2026-06-21")).toEqual(new Set(["day"]));
  });

  it("is never day in December, but twilight at noon", () => {
    expect(skies("2026-12-21")).toEqual(new Set(["night", "nautical", "civil"]));
  });
});

it("goes through the skies in their order, without gaps", () => {
  const start = Date.parse("2026-12-25T12:00:00Z");
  const stretches = skyAlong([[10, 40]], start, start + day);
  expect(stretches.map(({ sky }) => sky)).toEqual([
    "day",
    "civil",
    "nautical",
    "night",
    "nautical",
    "civil",
    "day",
  ]);
  expect(stretches[0]?.startsAt).toBe(start);
  expect(stretches.at(-1)?.endsAt).toBe(start + day);
  stretches.slice(1).forEach((stretch, index) => {
    expect(stretch.startsAt).toBe(stretches[index]?.endsAt);
  });
});

it("sees the sun set later from a ship that runs after it", () => {
  const [starts, ends] = ["2026-09-20T08:00:00Z", "2026-09-20T22:00:00Z"].map(Date.parse);
  const sets = (path: Place[]) =>
    skyAlong(path, starts as number, ends as number).find(({ sky }) => sky === "day")?.endsAt ?? 0;
  const still = sets([[18, 42]]);
  const west = sets([
    [18, 42],
    [3, 42],
  ]);
  const late = (west - still) / minutes;
  // By sunset it has run some ten degrees, four minutes each.
  expect(late).toBeGreaterThan(30);
  expect(late).toBeLessThan(60);
});

describe("a position along a path", () => {
  const path = measurePath([
    [0, 0],
    [10, 0],
    [10, 10],
  ]);

  it("is a share of the miles, not of the points", () => {
    expect(positionAt(path, 0)).toEqual([0, 0]);
    expect(positionAt(path, 1)).toEqual([10, 10]);
    expect(positionAt(path, 0.25)[0]).toBeCloseTo(5);
    expect(positionAt(path, 0.75)[1]).toBeCloseTo(5);
  });

  it("stays within the path, also of one point", () => {
    expect(positionAt(path, 2)).toEqual([10, 10]);
    expect(positionAt(path, -1)).toEqual([0, 0]);
    expect(positionAt(measurePath([[3, 4]]), 0.5)).toEqual([3, 4]);
  });

  it("knows a degree of latitude as sixty miles", () => {
    expect(path.miles.at(-1)).toBeCloseTo(1_200.8, 0);
  });
});

it("has the sun overhead where it is, and its negative on the other side", () => {
  const noon = Date.parse("2026-03-20T12:07:00Z");
  expect(sunAltitude(noon, [0, 0])).toBeGreaterThan(89);
  expect(sunAltitude(noon, [180, 0])).toBeLessThan(-89);
});

test("instants are whole milliseconds, however short the last step of a crossing is", () => {
  const path: [number, number][] = [
    [7.28, 43.69],
    [9.45, 42.7],
  ];
  const day = Date.parse("2027-07-10T14:00:00Z");
  for (let minutes = 345; minutes <= 520; minutes += 1) {
    const stretches = skyAlong(path, day, day + minutes * 60_000);
    for (const { startsAt, endsAt } of stretches) {
      expect([minutes, startsAt % 1, endsAt % 1]).toEqual([minutes, 0, 0]);
    }
  }
});
