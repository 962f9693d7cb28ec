import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { SearchParty } from "#lib/party/party";
import { Cache } from "#lib/redis/redis";
import { openWorld, type World } from "#lib/testing/world";
import { searchBothWays } from "./search-both-ways";
import { forgetMemory } from "./search-memory";

const server = process.env.TEST_DATABASE_URL;
const two: SearchParty = { adults: 2, children: 0, infants: 0, vehicles: [], pets: 0 };
const car = { kind: "car", length_cm: 450, height_cm: 180 } as const;
const query = { from: "tunis", to: "marseille", date: "2027-06-01", party: two };

describe.skipIf(!server)("out and back (needs TEST_DATABASE_URL)", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(server as string);
    await world.addSailing({ departs: "2027-06-01T20:00" });
    await world.addSailing({ from: "FRMRS", to: "TNLGN", departs: "2027-06-10T12:00" });
    await world.addSailing({
      from: "ITCVV",
      to: "TNLGN",
      operator: "GNV",
      departs: "2027-06-10T22:00",
      pools: { passengers: 3, lane_low_cm: 100 },
    });
  });
  afterAll(() => world?.end());
  beforeEach(() => forgetMemory());

  const both = (wish: Parameters<typeof searchBothWays>[2], party = two) =>
    searchBothWays(
      {
        sql: world.sql,
        cache: new Cache(null),
        now: new Date("2027-01-01T09:00:00Z"),
        language: "en",
      },
      { ...query, party },
      wish,
    );

  test("back from another port, and for the party that travels back", async () => {
    const same = await both({ date: "2027-06-10" });
    expect(same.back?.journeys.map(({ price }) => price.amount_minor)).toEqual([27_000]);
    const other = await both({ date: "2027-06-10", from: "ITCVV", party: { ...two, adults: 3 } });
    expect(other.out.journeys[0]?.price.amount_minor).toBe(27_000);
    expect(other.back).toMatchObject({
      from: { code: "ITCVV" },
      journeys: [{ price: { amount_minor: 3 * 13_500 }, legs: [{ from: { code: "ITCVV" } }] }],
    });
  });

  test("only what can be booked for the party of that way: the car that stays there takes no lane", async () => {
    const withCar = { ...two, vehicles: [car] };
    expect((await both({ date: "2027-06-10", from: "ITCVV" }, withCar)).back?.total).toBe(0);
    const without = await both({ date: "2027-06-10", from: "ITCVV", party: two }, withCar);
    expect(without.out.total).toBe(1);
    expect(without.back?.total).toBe(1);
  });

  test("what is wrong with the way back is said of the way back", async () => {
    const wrong = [
      [{ date: "2027-05-31" }, "return_date"],
      [{ date: "2029-01-01" }, "return_date"],
      [{ date: "2027-06-10", party: { ...two, adults: 10 } }, "return_adults"],
      [{ date: "2027-06-10", to: "FRMRS" }, "return_to"],
    ] as const;
    for (const [wish, path] of wrong) {
      await expect(both(wish)).rejects.toMatchObject({
        code: "invalid",
        facts: { errors: [expect.objectContaining({ path })] },
      });
    }
  });
});
