import { expect, test } from "vitest";
import type { DomainError } from "#lib/errors/domain-error";
import { bandOf } from "./band-of";
import { bandsFor } from "./bands-for";
import { cabinsFor } from "./cabins-for";
import { checkParty } from "./check-party";
import { demandOf } from "./demand-of";
import type { SearchParty } from "./party";

const ages = { infant_max_age: 3, child_max_age: 11 };
const two: SearchParty = { adults: 2, children: 0, infants: 0, vehicles: [], pets: 0 };

test.each([
  ["2023-07-02", "2027-07-01", "infant"],
  ["2023-07-01", "2027-07-01", "child"],
  ["2015-07-02", "2027-07-01", "child"],
  ["2015-07-01", "2027-07-01", "adult"],
  ["2024-02-29", "2028-02-28", "infant"],
  ["2024-02-29", "2028-02-29", "child"],
])("born %s, travelling %s: %s", (birthDate, day, band) => {
  expect(bandOf(birthDate, day, ages)).toBe(band);
});

test("children of a known age pay by it at each operator", () => {
  const party = { ...two, children: 3, child_ages: [2, 11, 14], infants: 1 };
  expect(bandsFor(party, ages)).toEqual({ adult: 3, child: 1, infant: 2 });
  expect(bandsFor(party, { infant_max_age: 1, child_max_age: 15 })).toEqual({
    adult: 2,
    child: 3,
    infant: 1,
  });
  expect(bandsFor({ ...two, children: 2 }, ages)).toEqual({ adult: 2, child: 2, infant: 0 });
});

test("height decides the deck, each vehicle takes its gap, bicycles none", () => {
  const rules = { low_deck_max_height_cm: 190, vehicle_gap_cm: 30 };
  const demand = demandOf(
    {
      passengers: 4,
      vehicles: [
        { kind: "car", length_cm: 450, height_cm: 190 },
        { kind: "camper", length_cm: 700, height_cm: 191 },
        { kind: "motorcycle", length_cm: 220, height_cm: 120 },
        { kind: "bicycle", length_cm: 180, height_cm: 110 },
      ],
      cabins: [
        { kind: "inside_2", quantity: 1 },
        { kind: "inside_2", quantity: 1 },
        { kind: "seat", quantity: 0 },
      ],
      pets: 1,
    },
    rules,
  );
  expect(Object.fromEntries(demand.map(({ kind, quantity }) => [kind, quantity]))).toEqual({
    passengers: 4,
    lane_low_cm: 480 + 250,
    lane_high_cm: 730,
    "cabin:inside_2": 2,
    kennels: 1,
  });
});

test("cabins enough for all who need a bed", () => {
  expect(cabinsFor("inside_2", { adults: 2, children: 1 })).toEqual([
    { kind: "inside_2", quantity: 2 },
  ]);
  expect(cabinsFor("outside_4", { adults: 2, children: 2 })).toEqual([
    { kind: "outside_4", quantity: 1 },
  ]);
  expect(cabinsFor("seat", { adults: 2, children: 1 })).toEqual([{ kind: "seat", quantity: 3 }]);
});

test.each<[string, Partial<SearchParty>, string[]]>([
  ["two adults", {}, []],
  ["nine", { adults: 9 }, []],
  ["ten", { adults: 10 }, ["adults"]],
  ["nobody", { adults: 0 }, ["adults"]],
  ["half an adult", { adults: 1.5 }, ["adults"]],
  ["less than nobody", { children: -1 }, ["children"]],
  ["no number", { adults: Number.NaN }, ["adults", "adults"]],
  ["a child alone", { adults: 0, children: 1 }, []],
  ["an infant alone", { adults: 0, infants: 1 }, ["infants"]],
  [
    "a child with a car",
    { adults: 0, children: 1, vehicles: [{ kind: "car", length_cm: 400, height_cm: 150 }] },
    ["vehicles"],
  ],
  [
    "smallest and largest",
    {
      vehicles: [
        { kind: "car", length_cm: 50, height_cm: 50 },
        { kind: "camper", length_cm: 2500, height_cm: 500 },
      ],
    },
    [],
  ],
  [
    "too small, too large",
    { vehicles: [{ kind: "car", length_cm: 49, height_cm: 501 }] },
    ["vehicles.0.length_cm", "vehicles.0.height_cm"],
  ],
  ["ages that don't match", { children: 2, child_ages: [5] }, ["child_ages"]],
  ["an age of 18", { children: 1, child_ages: [18] }, ["child_ages"]],
  ["a cabin in capitals", { cabin: "../SUITE" }, ["cabin"]],
])("a party: %s", (_, changes, paths) => {
  let refused: string[] = [];
  try {
    checkParty({ ...two, ...changes });
  } catch (error) {
    expect((error as DomainError).code).toBe("invalid");
    refused = (error as DomainError).facts.errors?.map(({ path }) => path) ?? [];
  }
  expect(refused).toEqual(paths);
});
