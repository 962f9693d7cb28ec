import { describe, expect, it } from "vitest";
import { bedsIn, mostOf, sleepersOf } from "./beds";
import type { TimeAboard } from "./checkout";

const cabin = (kind: string, berths: number, left: number) => ({
  kind,
  label: kind,
  berths,
  left,
  unitMinor: {},
});
const aboard: TimeAboard = {
  key: "a",
  sailingIds: ["a"],
  vessel: "Tanit",
  from: "Tunis",
  to: "Marseille",
  cabins: [cabin("inside_4", 4, 3), cabin("outside_2", 2, 1), cabin("seat", 1, 80)],
};

describe("beds for a party", () => {
  it("are needed by all but infants", () => {
    expect(sleepersOf({ bands: ["adult", "adult", "child", "infant"] })).toBe(3);
  });

  it("are counted over all that is chosen", () => {
    expect(bedsIn(aboard, { inside_4: 1, seat: 2, gone_2: 5 })).toBe(6);
  });

  it("never come in more cabins than there are people, nor than are left", () => {
    expect(mostOf(aboard, "seat", {}, 3)).toBe(3);
    expect(mostOf(aboard, "seat", { inside_4: 1, seat: 1 }, 3)).toBe(2);
    expect(mostOf(aboard, "outside_2", {}, 3)).toBe(1);
    expect(mostOf(aboard, "inside_4", { seat: 9 }, 3)).toBe(0);
    expect(mostOf(aboard, "no_such", {}, 3)).toBe(0);
    expect(mostOf(aboard, "inside_4", { gone_2: 1 }, 1)).toBe(1);
  });
});
