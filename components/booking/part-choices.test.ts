import { expect, it } from "vitest";
import { camperAndCabin, throughPalermo, twoAdults } from "#lib/notice/testing";
import { hasParts, partChoices, scopeOfChosen } from "./part-choices";

const keys = (choices: ReturnType<typeof partChoices>) =>
  Object.fromEntries(
    Object.entries(choices).map(([kind, list]) => [kind, list.map(({ key }) => key)]),
  );

it("offers everybody and everything on both ways", () => {
  expect(keys(partChoices(camperAndCabin()))).toEqual({
    crossings: ["crossing-0", "crossing-1"],
    passengers: ["passenger-0", "passenger-1", "passenger-2", "passenger-3"],
    vehicles: ["vehicle-0"],
    cabins: ["cabin-0-outside_4-0", "cabin-1-outside_4-0"],
    pets: [],
  });
});

it("offers neither the only passenger nor the only crossing: that is the whole booking", () => {
  expect(hasParts(partChoices(throughPalermo()))).toBe(false);
  expect(keys(partChoices(twoAdults())).crossings).toEqual([]);
});

it("leaves out what has sailed and what is cancelled; the way back may go by itself then", () => {
  const sailed = camperAndCabin({ server_time: "2027-07-10T10:00:00Z" });
  expect(keys(partChoices(sailed))).toMatchObject({
    crossings: ["crossing-1"],
    cabins: ["cabin-1-outside_4-0"],
  });
  const [out, back] = camperAndCabin().legs;
  const legs = [
    { ...out, passengers: [0, 1], vehicles: [] },
    { ...back, cancelled_at: "2026-11-21T10:00:00Z" },
  ];
  expect(keys(partChoices(camperAndCabin({ legs: legs as never })))).toMatchObject({
    crossings: [],
    passengers: ["passenger-0", "passenger-1"],
    vehicles: [],
    cabins: ["cabin-0-outside_4-0"],
  });
});

it("a crossing is all of its legs", () => {
  const booking = throughPalermo();
  const [first, second] = booking.legs;
  const home = { ...first, id: "leg-2", position: 2, journey_index: 1 };
  const choices = partChoices({ ...booking, legs: [first, second, home] as never });
  expect(scopeOfChosen(choices, new Set(["crossing-0"])).legs).toEqual(["leg-0", "leg-1"]);
});
