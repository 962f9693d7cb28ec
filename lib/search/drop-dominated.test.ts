import { expect, test } from "vitest";
import { dropDominated } from "./drop-dominated";
import type { Journey } from "./journey";

type Wish = {
  id: string;
  changes?: number;
  departs?: string;
  arrives?: string;
  price?: number;
  cabin?: boolean;
};

/** A journey from A by way of B to C, as far as it matters here. */
function journeyOf({ id, changes = 1, departs = "08", arrives = "20", price = 100, cabin }: Wish) {
  const legs = Array.from({ length: changes + 1 }, (_, at) => ({
    sailing_id: `${id}${at}`,
    voyage_id: `${id}${at}`,
    from: { code: at === 0 ? "A" : "B" },
    to: { code: at === changes ? "C" : "B" },
    departs_at: `2027-05-01T${departs}:00:00Z`,
    arrives_at: `2027-05-01T${arrives}:00:00Z`,
  }));
  const cabins = cabin
    ? legs.map(({ sailing_id }) => ({ sailing_id, kind: "inside_2", left: 3 }))
    : [];
  const type = changes === 0 ? "DIRECT" : "CONNECTING";
  return {
    id,
    type,
    legs,
    price: { amount_minor: price },
    available: { cabins },
  } as unknown as Journey;
}

const left = (...wishes: Wish[]) => dropDominated(wishes.map(journeyOf)).map(({ id }) => id);

test("a connection that another beats in nothing is left out; direct ways all stay", () => {
  expect(left({ id: "good", price: 90 }, { id: "dear" })).toEqual(["good"]);
  expect(left({ id: "one" }, { id: "two" })).toEqual(["one"]);
  expect(left({ id: "later", departs: "09" }, { id: "dearer" })).toEqual(["later"]);
  expect(left({ id: "cheap" }, { id: "quick", arrives: "18", price: 120 })).toEqual([
    "cheap",
    "quick",
  ]);
  expect(left({ id: "direct", changes: 0, price: 300 }, { id: "cheap" })).toEqual([
    "direct",
    "cheap",
  ]);
});

test("a connection with a cabin stays beside a better one without: some sleep on board", () => {
  expect(left({ id: "bare", price: 90 }, { id: "beds", cabin: true })).toEqual(["bare", "beds"]);
  expect(left({ id: "a" }, { id: "beds", cabin: true })).toEqual(["beds"]);
  expect(left({ id: "beds", price: 90, cabin: true }, { id: "bare" })).toEqual(["beds"]);
});
