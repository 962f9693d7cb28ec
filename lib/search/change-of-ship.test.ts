import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { SearchParty } from "#lib/party/party";
import { forgetChangeTimes } from "#lib/port/change-times";
import { Cache } from "#lib/redis/redis";
import { place, requestFor } from "#lib/testing/booking-world";
import { addPorts, addRoutes } from "#lib/testing/more-ports";
import { openWorld, type World } from "#lib/testing/world";
import { readJourney } from "./read-journey";
import { searchJourneys } from "./search-journeys";
import { forgetMemory } from "./search-memory";

const server = process.env.TEST_DATABASE_URL;
const two: SearchParty = { adults: 2, children: 0, infants: 0, vehicles: [], pets: 0 };
const now = new Date("2027-01-01T09:00:00Z");

describe.skipIf(!server)("changing ship (needs TEST_DATABASE_URL)", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(server as string);
    await addPorts(world, [
      { code: "FRTLN", slug: "toulon" },
      { code: "FRNCE", slug: "nice" },
    ]);
    await addRoutes(world, "GNV", [
      ["FRTLN", "ITCVV"],
      ["FRNCE", "ITCVV"],
      ["FRMRS", "FRTLN"],
    ]);
    await world.sql`update port set least_change_minutes = 120, longest_change_minutes = 600
      where code = 'FRMRS'`;
    await world.sql`insert into port_change (from_port, to_port, least_minutes, longest_minutes)
      values ('FRMRS', 'FRTLN', 180, 480)`;
  });
  afterAll(() => world?.end());
  beforeEach(() => {
    forgetMemory();
    forgetChangeTimes();
  });

  const context = () => ({
    sql: world.sql,
    cache: new Cache(null),
    now,
    language: "en" as const,
  });
  const toCvv = async (date: string, changes = 1) => {
    const query = { from: "TNLGN", to: "ITCVV", date, party: two, max_connections: changes };
    return (await searchJourneys(context(), query)).journeys;
  };
  /** Leaves Tunis at 20:00 and lands in Marseille at 19:00 the next day. */
  const first = (date: string) => world.addSailing({ departs: `${date}T20:00` });
  const then = (from: string, departs: string, price_level_bp = 10_000) =>
    world.addSailing({ from, to: "ITCVV", operator: "GNV", departs, hours: 10, price_level_bp });

  test("in one port: that port's own least and longest time, to the minute", async () => {
    await first("2027-05-01");
    await then("FRMRS", "2027-05-02T20:59", 1_000);
    const least = await then("FRMRS", "2027-05-02T21:00");
    const longest = await then("FRMRS", "2027-05-03T05:00", 9_000);
    await then("FRMRS", "2027-05-03T05:01", 1_000);
    const journeys = await toCvv("2027-05-01");
    expect(journeys.map(({ legs }) => legs[1]?.sailing_id)).toEqual([longest.id, least.id]);
  });

  test("to a port near by: the pair's own times, and never to one that is not near", async () => {
    const tunis = await first("2027-05-11");
    await then("FRTLN", "2027-05-12T21:59", 1_000);
    const least = await then("FRTLN", "2027-05-12T22:00");
    const longest = await then("FRTLN", "2027-05-13T03:00", 9_000);
    await then("FRTLN", "2027-05-13T03:01", 1_000);
    await then("FRNCE", "2027-05-12T23:30", 500);
    const journeys = await toCvv("2027-05-11");
    expect(journeys.map(({ legs }) => legs[1]?.sailing_id)).toEqual([longest.id, least.id]);
    expect(journeys[0]).toMatchObject({
      type: "CONNECTING",
      legs: [{ to: { code: "FRMRS" } }, { from: { code: "FRTLN" } }],
    });
    // Switched off: without the pair there is no such change.
    await world.sql`delete from port_change`;
    forgetChangeTimes();
    forgetMemory();
    expect(await toCvv("2027-05-11")).toEqual([]);
    const id = `${tunis.id}_${least.id}`;
    await expect(readJourney(context(), id, two)).rejects.toMatchObject({ code: "not_found" });
    await world.sql`insert into port_change (from_port, to_port, least_minutes, longest_minutes)
      values ('FRMRS', 'FRTLN', 180, 480)`;
  });

  test("a change to a port near by can be booked, one that is too short or elsewhere cannot", async () => {
    const tunis = await first("2027-05-21");
    const soon = await then("FRTLN", "2027-05-22T21:59");
    const least = await then("FRTLN", "2027-05-22T22:00");
    const nice = await then("FRNCE", "2027-05-22T23:30");
    const [found] = await toCvv("2027-05-21");
    expect(found?.id).toBe(`${tunis.id}_${least.id}`);
    const journey = await readJourney(context(), found?.id ?? "", two);
    const request = await requestFor(world, [tunis.id, least.id], { adults: 2 });
    expect(request.expected_total).toEqual(journey.price);
    const placed = await place(world, request);
    expect(placed.created).toBe(true);
    const legs = await world.sql`select sailing_id from booking_leg
      where booking_id = ${placed.bookingId} order by position`;
    expect(legs.map(({ sailing_id }) => sailing_id)).toEqual([tunis.id, least.id]);
    for (const other of [soon, nice]) {
      const bad = {
        ...request,
        journeys: [{ sailing_ids: [tunis.id, other.id], fare: "standard" }],
      };
      await expect(place(world, bad)).rejects.toMatchObject({
        code: "invalid",
        facts: { errors: [{ path: "journeys.0.sailing_ids.1" }] },
      });
    }
  });

  test("one stays on board only for the voyage's next sailing: leaving it out is a change", async () => {
    const ship = await first("2027-06-01");
    // The same ship goes on to Toulon and from there to Civitavecchia, an hour later each.
    await world.addSailing({
      from: "FRMRS",
      to: "FRTLN",
      operator: "GNV",
      departs: "2027-06-02T20:00",
      hours: 1,
      voyage: ship.voyage,
      sequence: 2,
    });
    const third = await world.addSailing({
      from: "FRTLN",
      to: "ITCVV",
      operator: "GNV",
      departs: "2027-06-02T21:30",
      hours: 10,
      voyage: ship.voyage,
      sequence: 3,
    });
    const [direct] = await toCvv("2027-06-01", 0);
    expect(direct?.legs).toHaveLength(3);
    expect(direct?.type).toBe("DIRECT");
    const left = `${ship.id}_${third.id}`;
    await expect(readJourney(context(), left, two)).rejects.toMatchObject({ code: "not_found" });
    await expect(requestFor(world, [ship.id, third.id])).rejects.toMatchObject({ code: "invalid" });
  });

  test("three legs across two operators, the last after a change to a port near by", async () => {
    await first("2027-07-01");
    await then("FRTLN", "2027-07-02T23:00");
    const last = await world.addSailing({
      from: "ITCVV",
      to: "ITPMO",
      operator: "GNV",
      departs: "2027-07-03T13:00",
      hours: 12,
    });
    const query = { from: "TNLGN", to: "ITPMO", date: "2027-07-01", party: two };
    const within = async (max_connections: number) => {
      forgetMemory();
      return (await searchJourneys(context(), { ...query, max_connections })).journeys;
    };
    expect(await within(1)).toEqual([]);
    const [journey] = await within(2);
    expect(journey?.legs.at(-1)?.sailing_id).toBe(last.id);
    expect(journey?.legs.map(({ operator }) => operator.code)).toEqual(["CTN", "GNV", "GNV"]);
    expect((await readJourney(context(), journey?.id ?? "", two)).price).toEqual(journey?.price);
  });
});
