import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SearchParty } from "#lib/party/party";
import { Cache } from "#lib/redis/redis";
import { explainDay } from "#lib/search/explain-day";
import { findConnections } from "#lib/search/find-connections";
import { monthCalendar } from "#lib/search/month-calendar";
import { nearestSailingDates } from "#lib/search/nearest-sailing-dates";
import { readJourney } from "#lib/search/read-journey";
import { searchJourneys } from "#lib/search/search-journeys";
import { servedPorts } from "#lib/search/served-ports";
import { place, requestFor } from "#lib/testing/booking-world";
import { openWorld, type World } from "#lib/testing/world";
import { importFeed } from "./import-feed";
import { openFolder } from "./open-folder";
import { feedFolder } from "./testing/feeds";

const server = process.env.TEST_DATABASE_URL;
const two: SearchParty = { adults: 2, children: 0, infants: 0, vehicles: [], pets: 0 };
const now = new Date("2030-02-01T09:00:00Z");
const date = "2030-03-10";

/** A hundred and twenty crossings a day on the routes we sell, and one by way of a port only it knows. */
function busyFeed() {
  const trips = Array.from({ length: 120 }, (_, index) => index);
  const at = (index: number, hours: number) =>
    `${String(hours + Math.floor(index / 10)).padStart(2, "0")}:${String((index % 10) * 6).padStart(2, "0")}:00`;
  const call = (trip: string, index: number, hours: number, stop: string, n: number) =>
    `${trip},${at(index, hours)},${at(index, hours)},${stop},${n}\n`;
  return feedFolder({
    "stops.txt": `stop_id,stop_code,stop_name,stop_lat,stop_lon
V,,Civitavecchia,42.0939,11.7859
P,ITPMO,Quay 3,38.1256,13.3667
T,,Tunis (La Goulette),36.8061,10.3028
M,,Marseille,43.3208,5.3583
`,
    "trips.txt": `route_id,service_id,trip_id\n${trips.map((index) => `R,daily,v${index}\nR,daily,p${index}\nR,daily,m${index}`).join("\n")}\n`,
    "stop_times.txt": `trip_id,arrival_time,departure_time,stop_id,stop_sequence\n${trips
      .map(
        (index) =>
          call(`v${index}`, index, 1, "V", 1) +
          call(`v${index}`, index, 2, "P", 2) +
          call(`p${index}`, index, 6, "P", 1) +
          call(`p${index}`, index, 7, "T", 2) +
          call(`m${index}`, index, 4, "T", 1) +
          call(`m${index}`, index, 5, "M", 2),
      )
      .join("")}`,
  });
}

describe.skipIf(!server)("search beside imported timetables (needs TEST_DATABASE_URL)", () => {
  let world: World;
  const sold: string[] = [];
  beforeAll(async () => {
    world = await openWorld(server as string);
    const first = await world.addSailing({
      from: "ITCVV",
      to: "ITPMO",
      operator: "GNV",
      departs: `${date}T20:00`,
      hours: 12,
    });
    const second = await world.addSailing({
      from: "ITPMO",
      to: "TNLGN",
      operator: "GNV",
      departs: "2030-03-11T12:00",
      hours: 10,
    });
    sold.push(first.id, second.id);
    const imported = await importFeed(world.url, {
      files: await openFolder(busyFeed()),
      operator: "GNV",
      key: "busy",
      days: { to: "2031-01-01" },
      now,
    });
    expect(imported.ports).toEqual({ stops: 4, known: 4, made: 0 });
  });
  afterAll(() => world?.end());

  const context = () => ({ sql: world.sql, cache: new Cache(null), now, language: "en" as const });

  test("what is sold is found as before, also behind a crowd of what isn't", async () => {
    const found = await searchJourneys(context(), {
      from: "ITCVV",
      to: "TNLGN",
      date,
      party: two,
      max_connections: 1,
    });
    expect(found.journeys.map(({ id }) => id)).toEqual([sold.join("_")]);
    const days = { from_port: "ITCVV", to_port: "TNLGN", first_date: date, last_date: date };
    expect(await findConnections(world.sql, days, 1)).toHaveLength(1);
    // The crowd is there: let in, it fills what a search looks through.
    await world.sql`update sailing set status = 'closed', vessel_id = (select min(id) from vessel) where status = 'timetable'`;
    expect(await findConnections(world.sql, days, 1)).toHaveLength(100);
    await world.sql`update sailing set status = 'timetable', vessel_id = null where status = 'closed'`;
  });

  test("a day, a month and a port that only a timetable knows have nothing to sell", async () => {
    const pair = { from: "ITCVV", to: "ITPMO" };
    const other = { ...pair, date: "2030-03-12", party: two };
    expect((await searchJourneys(context(), other)).journeys).toEqual([]);
    expect(await explainDay(context(), other)).toEqual({ refused: [], fits: [] });
    const month = await monthCalendar(context(), { ...pair, month: "2030-03", party: two });
    expect(month.days.filter(({ journeys }) => journeys > 0).map((day) => day.date)).toEqual([
      date,
    ]);
    const ports = { from_port: "ITCVV", to_port: "ITPMO" };
    expect(
      await nearestSailingDates(world.sql, {
        ...ports,
        date: "2030-03-20",
        first_date: "2030-02-01",
      }),
    ).toEqual({ before: date, after: null });
    const served = await servedPorts(context(), { ...ports, date: "2030-03-12" });
    expect(served.from_here).toEqual([]);
  });

  test("it cannot be read as a journey, nor booked, not even with tariff and pools", async () => {
    const [known] = await world.sql<{ id: string }[]>`
      select id from sailing where status = 'timetable' and from_port = 'ITCVV' and departure_date = '2030-03-12' limit 1`;
    const id = known?.id as string;
    await expect(readJourney(context(), id, two)).rejects.toMatchObject({ name: "DomainError" });
    await world.sql`insert into pool (sailing_id, kind, capacity) values (${id}, 'passengers', 10)`;
    await expect(readJourney(context(), id, two)).rejects.toMatchObject({ name: "DomainError" });
    const request = await requestFor(world, sold.slice(0, 1));
    const forged = { ...request, journeys: [{ sailing_ids: [id], fare: "standard" }] };
    await expect(place(world, forged)).rejects.toMatchObject({ name: "DomainError" });
    await expect(world.sql`update sailing set status = 'open' where id = ${id}`).rejects.toThrow(
      "sailing_vessel",
    );
    await world.sql`update sailing set status = 'open', vessel_id = (select id from vessel where operator_code = 'GNV') where id = ${id}`;
    expect((await readJourney(context(), id, two)).legs).toHaveLength(1);
    await world.sql`delete from pool where sailing_id = ${id}`;
    await world.sql`update sailing set status = 'timetable', vessel_id = null where id = ${id}`;
  });

  test("nobody is sold a way that begins or ends where one may not embark or land", async () => {
    const search = async () =>
      (
        await searchJourneys(
          { ...context(), cache: new Cache(null) },
          {
            from: "ITCVV",
            to: "TNLGN",
            date,
            party: two,
            max_connections: 1,
            page_size: Math.ceil(Math.random() * 50),
          },
        )
      ).journeys.length;
    const chains = async () =>
      (
        await findConnections(
          world.sql,
          { from_port: "ITCVV", to_port: "TNLGN", first_date: date, last_date: date },
          1,
        )
      ).length;
    expect(await search()).toBe(1);
    for (const [id, column] of [
      [sold[0], "embark"],
      [sold[0], "land"],
      [sold[1], "embark"],
      [sold[1], "land"],
    ] as const) {
      await world.sql`update sailing set ${world.sql(column)} = 'no' where id = ${id as string}`;
      expect([column, await chains()]).toEqual([column, 0]);
      await world.sql`update sailing set ${world.sql(column)} = 'ask' where id = ${id as string}`;
      expect([column, await chains()]).toEqual([column, 1]);
    }
  });
});
