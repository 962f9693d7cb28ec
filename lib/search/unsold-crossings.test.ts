import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importFeed } from "#lib/gtfs/import-feed";
import { openFolder } from "#lib/gtfs/open-folder";
import { feedFolder, smallFeed } from "#lib/gtfs/testing/feeds";
import { openWorld, type World } from "#lib/testing/world";
import { unsoldCrossings } from "./unsold-crossings";

const server = process.env.TEST_DATABASE_URL;
const now = new Date("2030-03-09T20:00:00Z");

describe.skipIf(!server)("crossings we know and don't sell (needs TEST_DATABASE_URL)", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(server as string);
    const feed = {
      "agency.txt": (smallFeed["agency.txt"] as string)
        .replace("agency_timezone", "agency_timezone,agency_fare_url")
        .replace("Europe/Paris", "Europe/Paris,javascript:alert(1)"),
      "trips.txt": `${smallFeed["trips.txt"]}R,daily,shuttle\nR,daily,night\n`,
      "stop_times.txt": `trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type,drop_off_type
out,08:00:00,08:00:00,A,1,0,1
out,11:00:00,11:15:00,C,2,1,3
out,14:00:00,14:00:00,B,3,1,0
back,22:00:00,22:00:00,B,1,,
back,30:00:00,30:00:00,A,2,,
shuttle,06:00:00,06:00:00,A,1,,
shuttle,06:20:00,06:25:00,C,2,,
night,00:00:00,00:00:00,C,1,,
night,00:20:00,00:20:00,A,2,,
`,
      "frequencies.txt": `trip_id,start_time,end_time,headway_secs
shuttle,06:00:00,18:00:00,1200
night,00:00:00,24:00:39,3600
`,
    };
    await importFeed(world.url, {
      files: await openFolder(feedFolder(feed)),
      operator: "The Boats",
      key: "small",
      days: { to: "2031-01-01" },
      now,
    });
  });
  afterAll(() => world?.end());

  const find = (from: string, to: string, date = "2030-03-10", at = now) =>
    unsoldCrossings({ sql: world.sql, now: at }, { from, to, date });
  const seller = { name: "The Boats", url: null };

  test("a through journey is found, with its calls; where one may not embark it isn't", async () => {
    expect(await find("alpha-quay", "beta-haven")).toEqual({
      sailings: [
        {
          departs_at: "2030-03-10T08:00:00+01:00",
          arrives_at: "2030-03-10T14:00:00+01:00",
          duration_minutes: 360,
          calls: 1,
          by_arrangement: false,
          seller,
        },
      ],
      intervals: [],
    });
    expect((await find("gamma-rock", "beta-haven")).sailings).toEqual([]);
    expect((await find("alpha-quay", "gamma-rock")).sailings).toMatchObject([
      { by_arrangement: true },
    ]);
  });

  test("service at an interval is told as one, between its local times or all day", async () => {
    expect((await find("alpha-quay", "gamma-rock")).intervals).toEqual([
      { every_minutes: 20, first: "06:00", last: "18:00", duration_minutes: 20, seller },
    ]);
    expect((await find("gamma-rock", "alpha-quay")).intervals).toEqual([
      { every_minutes: 60, first: null, last: null, duration_minutes: 20, seller },
    ]);
    expect((await find("alpha-quay", "gamma-rock", "2030-05-10")).intervals).toEqual([]);
  });

  test("a departure that we sell besides is not told twice", async () => {
    const sell = (id: string) => world.sql`
      with other as (
        insert into voyage (id, operator_code, vessel_id, service_date)
        select gen_random_uuid(), operator_code, 1, departure_date from sailing where id = ${id} returning id)
      insert into sailing (id, voyage_id, sequence, route_id, operator_code, vessel_id, from_port, to_port,
        departs_at, arrives_at, departure_date)
      select gen_random_uuid(), other.id, 1, route_id, operator_code, 1, from_port, to_port, departs_at,
        arrives_at, departure_date from sailing, other where sailing.id = ${id}`;
    const [known] = await world.sql<{ id: string }[]>`
      select s.id from sailing s join timetable_voyage t using (voyage_id)
      where t.trip_id = 'back' and t.service_date = '2030-03-12'`;
    expect((await find("beta-haven", "alpha-quay", "2030-03-12")).sailings).toHaveLength(1);
    await sell(known?.id as string);
    expect((await find("beta-haven", "alpha-quay", "2030-03-12")).sailings).toEqual([]);
  });

  test("what has departed is not told", async () => {
    const later = new Date("2030-03-10T12:00:00Z");
    expect((await find("alpha-quay", "beta-haven", "2030-03-10", later)).sailings).toEqual([]);
    expect((await find("beta-haven", "alpha-quay", "2030-03-10", later)).sailings).toHaveLength(1);
  });
});
