import { expect, test } from "vitest";
import { bandOf } from "#lib/party/band-of";
import { fc } from "#lib/testing/chance";
import { bandOnDay } from "./band-on-day";

const ages = { infant_max_age: 3, child_max_age: 11 };
const date = (min: string, max: string) =>
  fc
    .date({ min: new Date(min), max: new Date(max), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10));

test("says what calendars say, of every birthday and day", () => {
  fc.assert(
    fc.property(date("2010-01-01", "2026-01-01"), date("2026-01-02", "2028-12-31"), (born, day) => {
      expect(bandOnDay(born, day, ages)).toBe(bandOf(born, day, ages));
    }),
    { numRuns: 2_000 },
  );
  for (const day of ["2028-02-28", "2028-02-29", "2028-03-01", "2027-02-28", "2027-03-01"]) {
    for (const born of ["2024-02-29", "2016-02-29"]) {
      expect(bandOnDay(born, day, ages), `${born} on ${day}`).toBe(bandOf(born, day, ages));
    }
  }
});
