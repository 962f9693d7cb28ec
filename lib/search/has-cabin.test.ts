import { expect, test } from "vitest";
import { hasCabin } from "./has-cabin";

const leg = (sailing_id: string, voyage_id = sailing_id) => ({ sailing_id, voyage_id });
const cabin = (sailing_id: string, kind: string) => ({ sailing_id, kind, left: 1 });
const journey = (legs: object[], cabins: object[]) =>
  ({ legs, available: { cabins } }) as unknown as Parameters<typeof hasCabin>[0];

test.each([
  ["one ship with a cabin", [leg("a")], [cabin("a", "inside_2")], true],
  ["a seat is no cabin", [leg("a")], [cabin("a", "seat")], false],
  ["nothing left", [leg("a")], [], false],
  [
    "on board through a call: the same kind on both",
    [leg("a", "v"), leg("b", "v")],
    [cabin("a", "inside_2"), cabin("b", "inside_2")],
    true,
  ],
  [
    "on board through a call: nobody moves cabins",
    [leg("a", "v"), leg("b", "v")],
    [cabin("a", "inside_2"), cabin("b", "outside_4")],
    false,
  ],
  [
    "two ships, another kind on each",
    [leg("a"), leg("b")],
    [cabin("a", "inside_2"), cabin("b", "outside_4")],
    true,
  ],
  ["two ships, a cabin on one", [leg("a"), leg("b")], [cabin("a", "inside_2")], false],
])("%s", (_, legs, cabins, has) => {
  expect(hasCabin(journey(legs, cabins))).toBe(has);
});
