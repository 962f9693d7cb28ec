import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { SearchParty } from "#lib/party/party";
import { forgetPorts } from "#lib/port/port-directory";
import { Cache } from "#lib/redis/redis";
import { addPlace, addPorts, addRoutes } from "#lib/testing/more-ports";
import { openWorld, type World } from "#lib/testing/world";
import { explainDay } from "./explain-day";
import { monthCalendar } from "./month-calendar";
import { searchJourneys } from "./search-journeys";
import { forgetMemory } from "./search-memory";

const server = process.env.TEST_DATABASE_URL;
const two: SearchParty = { adults: 2, children: 0, infants: 0, vehicles: [], pets: 0 };
const now = new Date("2027-01-01T09:00:00Z");

describe.skipIf(!server)("groups and countries as places (needs TEST_DATABASE_URL)", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(server as string);
    await addPorts(world, [
      { code: "ITTPS", slug: "trapani", zone: "Europe/Rome" },
      { code: "FRTLN", slug: "toulon" },
    ]);
    await addRoutes(world, "GNV", [
      ["ITTPS", "TNLGN"],
      ["ITCVV", "ITTPS"],
      ["FRTLN", "ITCVV"],
    ]);
    await addPlace(world, { slug: "sicily", name: "Sicily", ports: ["ITPMO", "ITTPS"] });
    const italy = ["ITCVV", "ITPMO", "ITTPS"];
    await addPlace(world, { slug: "italy", kind: "country", name: "Italy", ports: italy });
    await addPlace(world, { slug: "sicily-too", name: "Sicily", ports: ["ITPMO", "ITTPS"] });
    forgetPorts();
  });
  afterAll(() => world?.end());
  beforeEach(() => forgetMemory());

  const context = () => ({ sql: world.sql, cache: new Cache(null), now, language: "en" as const });
  const search = (from: string, to: string, date: string, more = {}) =>
    searchJourneys(context(), { from, to, date, party: two, ...more });
  const sail = (from: string, to: string, departs: string, more = {}) =>
    world.addSailing({ from, to, operator: "GNV", departs, hours: 10, ...more });

  test("all ports of a group are searched, each result names its own, prices are the party's", async () => {
    const palermo = await sail("ITPMO", "TNLGN", "2027-05-01T10:00");
    const trapani = await sail("ITTPS", "TNLGN", "2027-05-01T12:00", { price_level_bp: 9_000 });
    await sail("ITCVV", "ITPMO", "2027-05-01T08:00");
    const result = await search("Sicily", "tunis", "2027-05-01");
    expect(result.journeys.map(({ id }) => id)).toEqual([trapani.id, palermo.id]);
    expect(result.journeys.map(({ legs }) => legs[0]?.from.name)).toEqual(["trapani", "Palermo"]);
    const alone = await search("ITPMO", "TNLGN", "2027-05-01");
    expect(alone.journeys[0]).toEqual(result.journeys[1]);
    expect(result.from).toEqual({
      kind: "group",
      code: "SICILY",
      slug: "sicily",
      name: "Sicily",
      country: "IT",
      zone: "Europe/Rome",
      ports: ["ITPMO", "ITTPS"],
    });
    expect(alone.from).toMatchObject({ kind: "port", code: "ITPMO", name: "Palermo" });
    const small = { ...two, adults: 9 };
    await world.sql`update pool set capacity = 8 where kind = 'passengers' and sailing_id = ${trapani.id}`;
    forgetMemory();
    const fitting = await search("sicily", "tunis", "2027-05-01", { party: small });
    expect(fitting.journeys.map(({ id }) => id)).toEqual([palermo.id]);
  });

  test("of a country that holds the other end only what is beside it", async () => {
    const ship = await sail("ITCVV", "ITPMO", "2027-05-05T20:00");
    const result = await search("italy", "sicily", "2027-05-05");
    expect(result.journeys.map(({ id }) => id)).toEqual([ship.id]);
    const among = await search("ITCVV", "italy", "2027-05-05");
    expect(among.journeys.map(({ id }) => id)).toEqual([ship.id]);
    for (const [from, to] of [
      ["sicily", "sicily"],
      ["sicily", "sicily-too"],
    ] as const) {
      await expect(search(from, to, "2027-05-05")).rejects.toMatchObject({ code: "invalid" });
    }
    await expect(search("atlantis", "tunis", "2027-05-05")).rejects.toMatchObject({
      code: "port_unknown",
    });
  });

  test("a ship that calls at two ports of a group is offered from both, once each", async () => {
    const first = await sail("ITCVV", "ITTPS", "2027-05-10T08:00");
    const second = await sail("ITTPS", "TNLGN", "2027-05-10T20:00", {
      voyage: first.voyage,
      sequence: 2,
    });
    const { journeys } = await search("italy", "tunis", "2027-05-10");
    expect(journeys.map(({ id }) => id).sort()).toEqual(
      [second.id, `${first.id}_${second.id}`].sort(),
    );
    expect(journeys.every(({ type }) => type === "DIRECT")).toBe(true);
  });

  test("connections between groups change outside them, and are compared with their own ports only", async () => {
    await sail("FRTLN", "ITCVV", "2027-05-15T08:00");
    await sail("ITCVV", "ITTPS", "2027-05-15T22:00");
    await sail("ITCVV", "ITPMO", "2027-05-15T23:00");
    const { journeys } = await search("toulon", "sicily", "2027-05-15", { max_connections: 1 });
    // Palermo an hour later is another place, not a worse way to Trapani.
    expect(journeys.map(({ legs }) => legs.at(-1)?.to.code).sort()).toEqual(["ITPMO", "ITTPS"]);
    // Within Italy one lands where the first ship does.
    const { journeys: italian } = await search("toulon", "italy", "2027-05-15", {
      max_connections: 2,
    });
    expect(italian.map(({ legs }) => legs.length)).toEqual([1]);
  });

  test("pages of a group's results hold each journey once, whatever the order", async () => {
    for (let hour = 6; hour < 18; hour += 1) {
      const time = String(hour).padStart(2, "0");
      await sail("ITPMO", "TNLGN", `2027-05-20T${time}:00`);
      await sail("ITTPS", "TNLGN", `2027-05-20T${time}:00`);
    }
    for (const sort of ["price", "departure", "duration"] as const) {
      const pages = [];
      for (let page = 1; page <= 5; page += 1) {
        forgetMemory();
        pages.push(await search("sicily", "tunis", "2027-05-20", { sort, page, page_size: 5 }));
      }
      const ids = pages.flatMap(({ journeys }) => journeys.map(({ id }) => id));
      expect(new Set(ids).size).toBe(24);
      expect(ids).toHaveLength(24);
    }
  });

  test("the cheapest price of each day, and why a day has none, over all ports of a group", async () => {
    await sail("ITPMO", "TNLGN", "2027-06-03T10:00");
    await sail("ITTPS", "TNLGN", "2027-06-03T12:00", { price_level_bp: 8_000 });
    await sail("ITTPS", "TNLGN", "2027-06-04T12:00", { pools: { passengers: 1 } });
    const { days } = await monthCalendar(context(), {
      from: "sicily",
      to: "tunis",
      month: "2027-06",
      party: two,
    });
    expect(days[2]).toMatchObject({ journeys: 2, price: { amount_minor: 2 * (9_600 + 1_500) } });
    expect(days[3]).toMatchObject({ journeys: 0, price: null });
    const why = await explainDay(context(), {
      from: "sicily",
      to: "tunis",
      date: "2027-06-04",
      party: two,
    });
    expect(why.refused).toHaveLength(1);
    expect(why.refused[0]?.lacks).toEqual([{ what: "places", left: 1, wanted: 2 }]);
  });
});
