import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { DIRECTIONS, directionOf, priceLevelBp, seasonOf, seasonOfWeek } from "./season";

const day = (text: string) => Temporal.PlainDate.from(text);

describe("seasons and price levels", () => {
  it.each([
    ["2027-03-31", "low"],
    ["2027-04-01", "mid"],
    ["2027-06-14", "mid"],
    ["2027-06-15", "high"],
    ["2027-09-15", "high"],
    ["2027-09-16", "mid"],
    ["2027-11-01", "low"],
  ])("%s is in the %s season", (date, season) => {
    expect(seasonOf(day(date))).toBe(season);
  });

  it("lets a vessel finish its week: 15 June 2027 is a Tuesday", () => {
    expect(seasonOfWeek(day("2027-06-17"), 1)).toBe("mid");
    expect(seasonOfWeek(day("2027-06-17"), 2)).toBe("high");
  });

  it("knows the way that summer goes", () => {
    expect(directionOf("FRMRS", "TNLGN")).toBe("south");
    expect(directionOf("MAPTM", "ESALG")).toBe("north");
    expect(directionOf("FRMRS", "FRBIA")).toBe("other");
    const [july, september] = [day("2027-07-03"), day("2027-09-04")];
    expect(priceLevelBp(july, "south")).toBeGreaterThan(priceLevelBp(july, "north"));
    expect(priceLevelBp(september, "south")).toBeLessThan(priceLevelBp(september, "north"));
  });

  it("stays between 7,000 and 16,000 all year", () => {
    for (let days = 0; days < 366; days += 1) {
      for (const direction of DIRECTIONS) {
        const level = priceLevelBp(day("2027-01-01").add({ days }), direction);
        expect(level).toBeGreaterThanOrEqual(7000);
        expect(level).toBeLessThanOrEqual(16_000);
      }
    }
  });
});
