import { expect, test } from "vitest";
import { readQuery } from "./query";
import { portParams, returnPartyOf, searchParams } from "./schemas/search-params";

const asked = (query: string) => new URL(`http://localhost/?${query}`);
const good = "from=tunis&to=marseille&date=2027-02-28";

test("what is absent or empty has its usual value; given twice, the last counts", () => {
  expect(readQuery(asked(`${good}&adults=&pets=1&pets=2`), searchParams)).toMatchObject({
    adults: 1,
    pets: 2,
    sort: "price",
    page: 1,
  });
  expect(readQuery(asked("utm_source=x&__proto__=y"), portParams)).toEqual({ q: "", limit: 10 });
});

test.each([
  ["date", "2027-02-29"],
  ["date", "2027-2-1"],
  ["date", "tomorrow"],
  ["adults", "10"],
  ["adults", "-1"],
  ["adults", "1.5"],
  ["adults", "NaN"],
  ["adults", "Infinity"],
  ["adults", "9007199254740993"],
  ["adults", "two"],
  ["page", "0"],
  ["page", "1001"],
  ["page_size", "101"],
  ["max_connections", "3"],
  ["child_ages", "5,,9"],
  ["child_ages", "5;drop table"],
  ["sort", "__proto__"],
  ["vehicle", "constructor"],
  ["vehicle_length_cm", "2501"],
  ["cabin", "../inside_2"],
  ["from", "x"],
  ["from", "x".repeat(100_000)],
  ["from", "tu%00nis"],
  ["from", "tu%0d%0anis"],
  ["from", "%e2%80%aetunis"],
  ["from", "%e2%80%8b%e2%80%8b"],
])("%s=%s is refused there", (name, value) => {
  const query = new URLSearchParams(good);
  query.set(name, decodeURIComponent(value));
  expect(() => readQuery(asked(String(query)), searchParams)).toThrow(
    expect.objectContaining({
      code: "invalid",
      facts: { errors: expect.arrayContaining([expect.objectContaining({ path: name })]) },
    }),
  );
});

test.each([
  ["", { adults: 2, children: 1, child_ages: [8], pets: 1, vehicles: [{ length_cm: 600 }] }],
  ["return_adults=1&return_vehicle=none", { adults: 1, children: 1, vehicles: [], pets: 1 }],
  ["return_vehicle=car", { vehicles: [{ kind: "car", length_cm: 450, height_cm: 180 }] }],
  [
    "return_vehicle=camper&return_vehicle_length_cm=650",
    { vehicles: [{ length_cm: 650, height_cm: 290 }] },
  ],
  ["return_children=2&return_pets=0", { children: 2, child_ages: undefined, pets: 0 }],
  ["return_cabin=none", { cabin: undefined }],
  ["return_cabin=outside_4", { cabin: "outside_4" }],
])("who travels back with %s: the rest is as on the way out", (more, party) => {
  const out =
    "adults=2&children=1&child_ages=8&pets=1&vehicle=camper&vehicle_length_cm=600&cabin=inside_2";
  const found = returnPartyOf(readQuery(asked(`${good}&${out}&${more}`), searchParams));
  expect({ cabin: undefined, child_ages: undefined, ...found }).toMatchObject(party);
});

test.each([
  ["return_adults", "ten"],
  ["return_vehicle", "boat"],
  ["return_pets", "5"],
])("%s=%s is refused there too", (name, value) => {
  expect(() => readQuery(asked(`${good}&${name}=${value}`), searchParams)).toThrow();
});
