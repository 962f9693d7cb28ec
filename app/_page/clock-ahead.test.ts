import { expect, test } from "vitest";
import { clockAhead } from "./clock-ahead";

const arrives = new Date("2026-10-25T05:00:00Z");

test("two ports by one clock do not differ, also on the night on which clocks change", () => {
  expect(clockAhead("Europe/Paris", "Europe/Paris", arrives)).toBe(0);
});

test("the clocks as they are on arrival", () => {
  const before = new Date("2026-10-24T12:00:00Z");
  expect(clockAhead("Africa/Tunis", "Europe/Paris", before)).toBe(60);
  expect(clockAhead("Africa/Tunis", "Europe/Paris", arrives)).toBe(0);
  expect(clockAhead("Europe/Paris", "Europe/London", arrives)).toBe(-60);
});
