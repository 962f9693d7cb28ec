import { expect, test } from "vitest";
import { frequencyOf, seasonOf } from "./season";

const month = (name: string, weekdays: number[]) => ({
  month: name,
  sailings: weekdays.reduce((sum, count) => sum + count, 0),
});
const months = (first: number, count: number, weekdays: number[]) =>
  Array.from({ length: count }, (_, index) => {
    const at = first + index;
    const name = `${2027 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
    return month(name, weekdays);
  });

test("how often: by whole months, a day where it is many a week", () => {
  expect(frequencyOf([])).toBeNull();
  expect(frequencyOf([month("2027-02", [4, 0, 0, 0, 0, 0, 0])])).toEqual({
    per: "week",
    least: 1,
    most: 1,
  });
  const days = [
    month("2027-01", [1, 0, 0, 0, 0, 0, 0]),
    month("2027-02", [4, 4, 0, 0, 4, 0, 0]),
    month("2027-03", [5, 5, 5, 4, 4, 4, 4]),
    month("2027-04", [1, 0, 0, 0, 0, 0, 0]),
  ];
  expect(frequencyOf(days)).toEqual({ per: "week", least: 3, most: 7 });
  expect(frequencyOf(months(0, 12, [40, 40, 40, 40, 40, 40, 40]))).toEqual({
    per: "day",
    least: 9,
    most: 10,
  });
});

test("when in the year: stretches of months, none where there is no gap", () => {
  const daily = [4, 4, 4, 4, 4, 4, 4];
  expect(seasonOf([])).toBeNull();
  expect(seasonOf(months(10, 13, daily))).toBeNull();
  expect(seasonOf(months(4, 6, daily))).toEqual([{ first: "2027-05", last: "2027-10" }]);
  expect(seasonOf([...months(0, 1, daily), ...months(5, 4, daily)])).toEqual([
    { first: "2027-01", last: "2027-01" },
    { first: "2027-06", last: "2027-09" },
  ]);
});
