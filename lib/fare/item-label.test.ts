import { expect, test } from "vitest";
import { cabinLabel, itemLabel } from "./item-label";

test.each([
  ["adult", 2, "2 adults", "2 adultes"],
  ["child", 1, "1 child", "1 enfant"],
  ["infant", 2, "2 infants", "2 bébés"],
  ["vehicle:camper", 1, "1 camper", "1 camping-car"],
  ["cabin:inside_2", 1, "1 inside cabin, 2 beds", "1 cabine intérieure, 2 lits"],
  ["cabin:seat", 3, "3 reclining seats", "3 fauteuils inclinables"],
  ["cabin:owner_deck", 1, "1 cabin", "1 cabine"],
  ["pet", 2, "2 pets", "2 animaux"],
  ["port_fee", 4, "Port fees", "Taxes portuaires"],
  ["rounding", 1, "Rounding", "Arrondi"],
])("%s × %i", (kind, quantity, english, french) => {
  expect(itemLabel({ kind, quantity }, "en")).toBe(english);
  expect(itemLabel({ kind, quantity }, "fr")).toBe(french);
});

test("a cabin has a name by itself", () => {
  expect(cabinLabel("outside_4", "en")).toBe("outside cabin, 4 beds");
});
