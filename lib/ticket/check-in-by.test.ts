import { expect, test } from "vitest";
import { checkInBy } from "./check-in-by";
import { clockAt, dayAt } from "./port-words";

const tunis = { code: "TNLGN", name: "Tunis (La Goulette)", zone: "Africa/Tunis" };

test("two hours before departure with a vehicle, 90 minutes on foot, by the port's clock", () => {
  expect(clockAt(checkInBy("2026-12-25T20:00:00+01:00", "vehicle"), tunis)).toBe("18:00");
  expect(clockAt(checkInBy("2026-12-25T20:00:00+01:00", "foot"), tunis)).toBe("18:30");
});

test("a departure just after midnight is checked in for on the day before", () => {
  const time = checkInBy("2026-12-26T00:30:00+01:00", "vehicle");
  expect(clockAt(time, tunis)).toBe("22:30");
  expect(dayAt(time, tunis, "en")).toBe("Friday 25 December");
});

test("in the night in which the clocks change, hours are still hours", () => {
  const marseille = { code: "FRMRS", name: "Marseille", zone: "Europe/Paris" };
  expect(clockAt(checkInBy("2026-03-29T03:30:00+02:00", "vehicle"), marseille)).toBe("00:30");
});
