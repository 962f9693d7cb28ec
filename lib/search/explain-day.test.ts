import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SearchParty } from "#lib/party/party";
import { openWorld, ordinaryPools, type World } from "#lib/testing/world";
import { explainDay } from "./explain-day";
import { nearestSailingDates } from "./nearest-sailing-dates";
import { servedPorts } from "./served-ports";

const server = process.env.TEST_DATABASE_URL;
const now = new Date("2027-01-01T09:00:00Z");
const two: SearchParty = { adults: 2, children: 0, infants: 0, vehicles: [], pets: 0 };
const camper = { kind: "camper" as const, length_cm: 700, height_cm: 290 };

describe.skipIf(!server)("why a day has nothing (needs TEST_DATABASE_URL)", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(server as string);
  });
  afterAll(() => world?.end());

  const explain = (date: string, party: Partial<SearchParty> = {}, more = {}) =>
    explainDay(
      { sql: world.sql, now, language: "en" },
      { from: "tunis", to: "marseille", date, party: { ...two, ...party }, ...more },
    );
  const lacks = async (date: string, party: Partial<SearchParty> = {}) =>
    (await explain(date, party)).refused.map((way) => way.lacks);

  test("a day without a sailing has nothing to explain", async () => {
    expect(await explain("2027-02-01")).toEqual({ refused: [], fits: [] });
  });

  test("each sailing says what it lacks, in the order of their departures", async () => {
    const date = "2027-02-02";
    const evening = await world.addSailing({
      departs: `${date}T20:00`,
      pools: { ...ordinaryPools, lane_high_cm: 729 },
    });
    await world.addSailing({
      departs: `${date}T08:00`,
      pools: { ...ordinaryPools, passengers: 1 },
    });
    await world.addSailing({ departs: `${date}T12:00`, status: "cancelled" });
    await world.addSailing({ departs: `${date}T14:00`, status: "closed" });
    const { refused, fits } = await explain(date, { vehicles: [camper] });
    expect(refused.map((way) => way.lacks)).toEqual([
      [{ what: "places", left: 1, wanted: 2 }],
      [{ what: "cancelled" }],
      [{ what: "closed" }],
      [{ what: "high_deck", limit_cm: 190 }],
    ]);
    expect(refused[3]).toMatchObject({
      sailing_ids: [evening.id],
      departs_at: "2027-02-02T20:00:00+01:00",
      operators: ["CTN"],
      vessels: ["Carthage"],
    });
    expect(fits).toEqual([
      { without: "vehicle", journeys: 1, price: { amount_minor: 27_000, currency: "EUR" } },
    ]);
  });

  test("a sailing that would take the party is not among the refused", async () => {
    const date = "2027-02-03";
    await world.addSailing({ departs: `${date}T20:00` });
    expect((await explain(date)).refused).toEqual([]);
  });

  test("a vehicle larger than any is a matter of its size, not of room", async () => {
    const date = "2027-02-04";
    await world.addSailing({ departs: `${date}T20:00` });
    const lorry = { ...camper, length_cm: 2_500, height_cm: 450 };
    expect(await lacks(date, { vehicles: [lorry] })).toEqual([[{ what: "vehicle_size" }]]);
  });

  test("departed sailings say so, whatever else they lack", async () => {
    const date = "2027-01-01";
    await world.addSailing({ departs: `${date}T08:00`, pools: { passengers: 0 } });
    expect(await lacks(date)).toEqual([[{ what: "departed" }]]);
  });

  test("both are left behind only where one alone does not help", async () => {
    const [without, one] = ["2027-02-05", "2027-02-06"];
    const bare = { passengers: 100 };
    await world.addSailing({ departs: `${without}T20:00`, pools: bare });
    await world.addSailing({ departs: `${one}T20:00`, pools: { ...bare, kennels: 1 } });
    const fits = async (date: string) =>
      (await explain(date, { vehicles: [camper], pets: 1 })).fits.map((less) => less.without);
    expect(await fits(without)).toEqual(["vehicle_and_pets"]);
    expect(await fits(one)).toEqual(["vehicle"]);
  });

  test("where nothing sails directly, changes of ship are explained when they are asked for", async () => {
    await world.addSailing({ departs: "2027-02-10T20:00" });
    await world.addSailing({
      from: "FRMRS",
      to: "ITCVV",
      operator: "GNV",
      departs: "2027-02-11T21:00",
      pools: { passengers: 1 },
    });
    const query = { to: "ITCVV" };
    expect((await explain("2027-02-10", {}, query)).refused).toEqual([]);
    const { refused } = await explain("2027-02-10", {}, { ...query, max_connections: 1 });
    expect(refused).toMatchObject([
      { operators: ["CTN", "GNV"], lacks: [{ what: "places", left: 1, wanted: 2 }] },
    ]);
  });

  test("the nearest dates of the timetable, none before today", async () => {
    const dates = (date: string, first_date = "2027-01-01") =>
      nearestSailingDates(world.sql, { from_port: "FRMRS", to_port: "TNLGN", date, first_date });
    expect(await dates("2027-05-05")).toEqual({ before: null, after: null });
    await world.addSailing({ from: "FRMRS", to: "TNLGN", departs: "2027-05-01T20:00" });
    await world.addSailing({ from: "FRMRS", to: "TNLGN", departs: "2027-08-01T20:00" });
    expect(await dates("2027-05-05")).toEqual({ before: "2027-05-01", after: "2027-08-01" });
    expect(await dates("2027-05-01")).toEqual({ before: null, after: "2027-08-01" });
    expect(await dates("2027-05-05", "2027-05-02")).toEqual({ before: null, after: "2027-08-01" });
  });

  test("where ships sail to from a port, and from where to another", async () => {
    await world.addSailing({ departs: "2027-09-01T20:00" });
    const served = await servedPorts(
      { sql: world.sql, language: "en" },
      { from_port: "TNLGN", to_port: "FRMRS", date: "2027-08-30" },
    );
    expect(served.from_here.map(({ code }) => code)).toEqual(["FRMRS"]);
    expect(served.to_there.map(({ code }) => code)).toEqual(["TNLGN"]);
  });
});
