import { describe, expect, it } from "vitest";
import { parseDay, typedDay } from "./parse-day";

describe("a typed date", () => {
  it.each([
    ["31/12/1990", "1990-12-31"],
    ["1.5.1990", "1990-05-01"],
    ["1 5 1990", "1990-05-01"],
    ["01-05-1990", "1990-05-01"],
    ["01051990", "1990-05-01"],
    [" 1990-05-01 ", "1990-05-01"],
    ["29/02/2024", "2024-02-29"],
    ["29/02/2000", "2000-02-29"],
  ])("%s is %s", (typed, date) => expect(parseDay(typed)).toBe(date));

  it.each([
    "",
    "31/11/1990",
    "29/02/2023",
    "29/02/1900",
    "00/01/1990",
    "1/13/1990",
    "12/1990",
    "1/5/90",
    "1/5/1890",
    "tomorrow",
  ])("%s is none", (typed) => expect(parseDay(typed)).toBeNull());

  it("is shown as it is typed", () => expect(typedDay("1990-05-01")).toBe("01/05/1990"));
});
