import { describe, expect, it } from "vitest";
import { dayParts, monthName, monthWeeks, shiftMonth, weekdays } from "./month-weeks";

describe("a month in weeks", () => {
  it("begins on its weekday and ends with its last day", () => {
    const weeks = monthWeeks("2026-12");
    expect(weeks).toHaveLength(5);
    expect(weeks[0]).toEqual([
      null,
      "2026-12-01",
      "2026-12-02",
      "2026-12-03",
      "2026-12-04",
      "2026-12-05",
      "2026-12-06",
    ]);
    expect(weeks[4]?.slice(2, 5)).toEqual(["2026-12-30", "2026-12-31", null]);
  });

  it.each([
    ["2027-02", 4, 28],
    ["2028-02", 5, 29],
    ["2027-05", 6, 31],
  ])("%s has %d weeks and %d days", (month, weeks, days) => {
    const found = monthWeeks(month);
    expect(found).toHaveLength(weeks);
    expect(found.every((week) => week.length === 7)).toBe(true);
    expect(found.flat().filter(Boolean)).toHaveLength(days);
  });

  it("knows the months before and after over the year's end", () => {
    expect(shiftMonth("2026-12", 1)).toBe("2027-01");
    expect(shiftMonth("2027-01", -1)).toBe("2026-12");
  });

  it("is named in both languages, Monday first", () => {
    expect(monthName("2026-12", "en")).toBe("December 2026");
    expect(monthName("2026-12", "fr")).toBe("décembre 2026");
    expect(weekdays("en").map(({ short }) => short)).toEqual(
      "Mon Tue Wed Thu Fri Sat Sun".split(" "),
    );
    expect(weekdays("fr")[0]).toEqual({ short: "lun.", long: "lundi" });
    expect(dayParts("2026-12-05", "fr")).toEqual({ weekday: "sam.", day: "5", month: "déc." });
  });
});
