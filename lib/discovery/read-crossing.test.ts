import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { gatherGrounds } from "#lib/redis/grounds";
import { Cache } from "#lib/redis/redis";
import { forgetMemory } from "#lib/search/search-memory";
import { openWorld, type World } from "#lib/testing/world";
import { directory } from "./directory";
import { nextDepartures } from "./next-departures";
import { readCrossing } from "./read-crossing";
import { readVesselSailings } from "./read-vessel-sailings";

const server = process.env.TEST_DATABASE_URL;

describe.skipIf(!server)("what sails on a crossing (needs TEST_DATABASE_URL)", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(server as string);
    // Tuesday; Friday, at a lower price and nearly full; Friday in July, dearer; cancelled; closed.
    await world.addSailing({ departs: "2027-06-01T20:00" });
    await world.addSailing({ departs: "2027-06-04T20:00", hours: 21, price_level_bp: 8_000 });
    await world.addSailing({
      departs: "2027-06-11T20:00",
      price_level_bp: 7_000,
      pools: { passengers: 0 },
    });
    await world.addSailing({ departs: "2027-07-02T20:00", price_level_bp: 15_000 });
    await world.addSailing({ departs: "2027-06-07T20:00", status: "cancelled", price_level_bp: 1 });
    await world.addSailing({ departs: "2027-06-08T20:00", status: "closed", price_level_bp: 1 });
    await world.addSailing({ departs: "2029-06-08T20:00", price_level_bp: 1 });
  });
  afterAll(() => world?.end());
  beforeEach(() => forgetMemory());

  const at = (now: string) => ({
    sql: world.sql,
    cache: new Cache(null),
    now: new Date(now),
    language: "en" as const,
  });
  const crossing = async (name = "TNLGN FRMRS") => {
    const found = (await directory(world.sql)).crossings.get(name);
    if (!found) throw new Error(`The test world has no ${name}.`);
    return found;
  };

  test("days, months, hours and the lowest fare within a year, with or without places", async () => {
    const facts = await readCrossing(at("2027-05-20T08:00:00Z"), await crossing());
    expect(facts.months).toEqual([
      {
        month: "2027-06",
        sailings: 3,
        weekdays: [0, 1, 0, 0, 2, 0, 0],
        first_date: "2027-06-01",
        // 70 % of 120.00 and 15.00 of port fees, which no season varies.
        lowest: { price: { amount_minor: 9_900, currency: "EUR" }, date: "2027-06-11" },
      },
      {
        month: "2027-07",
        sailings: 1,
        weekdays: [0, 0, 0, 0, 1, 0, 0],
        first_date: "2027-07-02",
        lowest: { price: { amount_minor: 19_500, currency: "EUR" }, date: "2027-07-02" },
      },
    ]);
    expect(facts.minutes).toEqual({ least: 1_260, most: 1_320 });
    expect(facts.lowest).toEqual(facts.months[0]?.lowest);
    expect(facts.operators).toMatchObject([
      {
        code: "CTN",
        sailings: 4,
        months: [
          { month: "2027-06", sailings: 3 },
          { month: "2027-07", sailings: 1 },
        ],
        first_date: "2027-06-01",
        last_date: "2027-07-02",
      },
    ]);
  });

  test("what has departed is out of it, by the minute", async () => {
    const facts = await readCrossing(at("2027-06-04T19:00:00Z"), await crossing());
    expect(facts.months[0]?.weekdays).toEqual([0, 0, 0, 0, 1, 0, 0]);
  });

  test("a crossing without sailings says so", async () => {
    const facts = await readCrossing(at("2027-05-20T08:00:00Z"), await crossing("FRMRS ITCVV"));
    expect(facts).toEqual({ months: [], operators: [], minutes: null, lowest: null });
  });

  test("the next departures that can be booked, at each port's time", async () => {
    const context = at("2027-06-01T08:00:00Z");
    const next = await nextDepartures(context, await crossing());
    // The year 2029's is sold already; the full one isn't to be had.
    expect(next.map(({ departs_at, price }) => [departs_at, price.amount_minor])).toEqual([
      ["2027-06-01T20:00:00+01:00", 13_500],
      ["2027-06-04T20:00:00+01:00", 11_100],
      ["2027-07-02T20:00:00+01:00", 19_500],
      ["2029-06-08T20:00:00+01:00", 1_501],
    ]);
    expect(next[0]).toMatchObject({
      from_port: "TNLGN",
      to_port: "FRMRS",
      arrives_at: "2027-06-02T19:00:00+02:00",
      minutes: 1_320,
      operator_code: "CTN",
    });
  });

  test("answers that are kept leave out what has sailed, and end when the next one does", async () => {
    await nextDepartures(at("2027-06-01T08:00:00Z"), await crossing());
    const { answer, grounds } = gatherGrounds(async () =>
      nextDepartures(at("2027-06-01T19:00:00Z"), await crossing()),
    );
    expect((await answer)[0]?.departs_at).toBe("2027-06-04T20:00:00+01:00");
    expect(grounds.until).toBeLessThanOrEqual(Date.parse("2027-06-04T19:00:00Z"));
    expect([...grounds.names].sort()).toEqual(["TNLGN-FRMRS", "timetable"]);
  });

  test("facts of a timetable rest on timetables only: what is bought does not end them", async () => {
    const { answer, grounds } = gatherGrounds(async () =>
      readCrossing(at("2027-05-20T08:00:00Z"), await crossing()),
    );
    await answer;
    expect([...grounds.names]).toEqual(["timetable"]);
  });

  test("a vessel's next sailings and where it sails, of the next 60 days", async () => {
    const [carthage] = await world.sql<{ id: number }[]>`
      select id from vessel where slug = 'carthage'`;
    const sailings = await readVesselSailings(at("2027-05-20T08:00:00Z"), carthage?.id ?? 0);
    expect(sailings.crossings).toEqual([{ from_port: "TNLGN", to_port: "FRMRS", sailings: 4 }]);
    expect(sailings.next).toHaveLength(5);
    expect(sailings.next[0]).toEqual({
      from_port: "TNLGN",
      to_port: "FRMRS",
      departs_at: "2027-06-01T20:00:00+01:00",
      arrives_at: "2027-06-02T19:00:00+02:00",
      operator_code: "CTN",
    });
  });
});
