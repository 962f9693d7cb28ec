import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SearchParty } from "#lib/party/party";
import { openWorld, ordinaryPools, type World } from "#lib/testing/world";
import { readLacks } from "./read-lacks";

const server = process.env.TEST_DATABASE_URL;
const now = new Date("2027-01-01T09:00:00Z");
const two: SearchParty = { adults: 2, children: 0, infants: 0, vehicles: [], pets: 0 };

describe.skipIf(!server)("what a journey lacks for a party (needs TEST_DATABASE_URL)", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(server as string);
  });
  afterAll(() => world?.end());

  const lacks = (ids: string[]) => readLacks({ sql: world.sql, now }, ids, two);

  test("nothing where the party can book it, and else why not", async () => {
    const free = await world.addSailing({ departs: "2027-03-02T20:00" });
    const full = await world.addSailing({
      departs: "2027-03-03T20:00",
      pools: { ...ordinaryPools, passengers: 1 },
    });
    expect(await lacks([free.id])).toEqual([]);
    expect(await lacks([full.id])).toEqual([{ what: "places", left: 1, wanted: 2 }]);
  });

  test("sailings that make no journey lack nothing, whatever each of them lacks", async () => {
    const full = await world.addSailing({
      departs: "2027-03-04T20:00",
      pools: { ...ordinaryPools, passengers: 1 },
    });
    const earlier = await world.addSailing({ departs: "2027-03-01T20:00", status: "cancelled" });
    expect(await lacks([full.id, earlier.id])).toEqual([]);
    expect(await lacks([full.id, full.id])).toEqual([]);
  });
});
