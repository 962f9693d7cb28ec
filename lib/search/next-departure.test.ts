import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Cache } from "#lib/redis/redis";
import { openWorld, type World } from "#lib/testing/world";
import { nextDeparture } from "./next-departure";
import { forgetMemory } from "./search-memory";

const server = process.env.TEST_DATABASE_URL;

describe.skipIf(!server)("the next departure (needs TEST_DATABASE_URL)", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(server as string);
    await world.addSailing({ departs: "2027-06-03T20:00" });
    await world.addSailing({ departs: "2027-06-01T20:00", pools: { passengers: 0 } });
    await world.addSailing({ departs: "2027-06-02T20:00" });
  });
  afterAll(() => world?.end());
  beforeEach(() => forgetMemory());

  const next = (at: string) =>
    nextDeparture(
      { sql: world.sql, cache: new Cache(null), now: new Date(at), language: "en" },
      { code: "TNLGN", zone: "Africa/Tunis" },
      { code: "FRMRS", zone: "Europe/Paris" },
    );

  test("the soonest that can be booked, with one adult's price and each port's time", async () => {
    expect(await next("2027-06-01T08:00:00Z")).toEqual({
      departs_at: "2027-06-02T20:00:00+01:00",
      arrives_at: "2027-06-03T19:00:00+02:00",
      operator: "CTN",
      vessel: "Carthage",
      price: { amount_minor: 13_500, currency: "EUR" },
    });
  });

  test("what has sailed since the answer was kept is passed over", async () => {
    await next("2027-06-01T08:00:00Z");
    expect(await next("2027-06-02T18:59:00Z")).toMatchObject({
      departs_at: "2027-06-02T20:00:00+01:00",
    });
    expect(await next("2027-06-02T19:00:00Z")).toMatchObject({
      departs_at: "2027-06-03T20:00:00+01:00",
    });
  });

  test("nothing within eight days is said as null", async () => {
    expect(await next("2027-05-01T08:00:00Z")).toBeNull();
  });
});
