import { existsSync, readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkInvariants } from "#lib/invariant/check-invariants";
import { place, requestFor } from "#lib/testing/booking-world";
import { openWorld, type World } from "#lib/testing/world";
import type { FeedRefused } from "./feed-refused";
import { type ImportedFeed, type ImportRequest, importFeed } from "./import-feed";
import { openFeed } from "./open-feed";
import { openFolder } from "./open-folder";
import type { SailingChange } from "./sailing-change";
import { countFeed } from "./testing/count-feed";
import { feedFolder, smallFeed } from "./testing/feeds";
import { importAndDie } from "./testing/import-and-die";

const server = process.env.TEST_DATABASE_URL;
/** Beside the project, where it lies; never in it. */
const realFeeds = "../shared/gtfs";
const now = new Date("2029-12-01T09:00:00Z");
const to = "2031-01-01";

describe.skipIf(!server)("importing a timetable (needs TEST_DATABASE_URL)", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(server as string);
  });
  afterAll(() => world?.end());

  const load = async (
    changes: Record<string, string | undefined> = {},
    request: Partial<ImportRequest> = {},
  ): Promise<ImportedFeed> =>
    importFeed(world.url, {
      files: await openFolder(feedFolder(changes)),
      operator: "The Boats",
      key: "small",
      days: { to },
      now,
      ...request,
    });
  const flawsOf = async (changes: Record<string, string | undefined>) => {
    const error = await load(changes, { operator: "Nobody", key: "broken" }).then(
      () => undefined,
      (thrown: FeedRefused) => thrown,
    );
    expect(error?.name).toBe("FeedRefused");
    return error?.message.split("\n");
  };
  const sailings = (operator: string) => world.sql<
    {
      trip: string;
      day: string;
      from: string;
      to: string;
      departs: string;
      arrives: string;
      status: string;
    }[]
  >`
    select t.trip_id as trip, t.service_date::text as day, f.name as from, g.name as to,
      to_char(s.departs_at at time zone f.zone, 'MM-DD HH24:MI') as departs,
      to_char(s.arrives_at at time zone g.zone, 'MM-DD HH24:MI') as arrives, s.status
    from sailing s join timetable_voyage t using (voyage_id)
    join port f on f.code = s.from_port join port g on g.code = s.to_port
    join operator o on o.code = s.operator_code
    where o.name = ${operator} order by t.service_date, s.departs_at, s.sequence`;
  const everything = async () => {
    const tables = [
      "operator",
      "port",
      "port_name",
      "route",
      "voyage",
      "sailing",
      "tariff",
      "tariff_item",
    ];
    const ours = [
      "timetable_feed",
      "timetable_stop",
      "timetable_voyage",
      "headway",
      "headway_call",
      "published_fare",
    ];
    const counts: Record<string, number> = {};
    for (const table of [...tables, ...ours]) {
      const [row] = await world.sql.unsafe<{ count: number }[]>(
        `select count(*)::int from ${table}`,
      );
      counts[table] = row?.count as number;
    }
    return counts;
  };

  test("a voyage with several calls becomes its sailings, known and not sold", async () => {
    const imported = await load();
    expect(imported).toMatchObject({
      outcome: "imported",
      operator: { code: "THEBOATS", name: "The Boats" },
      ports: { stops: 3, known: 0, made: 3 },
      plan: { voyages: 122, sailings: 183, headways: 0 },
      voyages: { new_voyages: 122, new_sailings: 183 },
      notes: [],
    });
    const found = await sailings("The Boats");
    expect(found.slice(0, 3)).toEqual([
      {
        trip: "out",
        day: "2030-03-01",
        from: "Alpha Quay",
        to: "Gamma Rock",
        departs: "03-01 08:00",
        arrives: "03-01 11:00",
        status: "timetable",
      },
      {
        trip: "out",
        day: "2030-03-01",
        from: "Gamma Rock",
        to: "Beta Haven",
        departs: "03-01 11:15",
        arrives: "03-01 14:00",
        status: "timetable",
      },
      {
        trip: "back",
        day: "2030-03-01",
        from: "Beta Haven",
        to: "Alpha Quay",
        departs: "03-01 22:00",
        arrives: "03-02 06:00",
        status: "timetable",
      },
    ]);
    const ports = await world.sql<{ code: string; slug: string; zone: string }[]>`
      select code, slug, zone from port where slug = 'alpha-quay'`;
    expect(ports).toEqual([
      { code: expect.stringMatching(/^0[0-9A-Z]{4}$/), slug: "alpha-quay", zone: "Europe/Paris" },
    ]);
    expect(
      await world.sql`select distinct sold from route r join port p on p.code = r.from_port where p.slug = 'alpha-quay'`,
    ).toEqual([{ sold: false }]);
  });

  test("a second time nothing changes, and it says so", async () => {
    const before = await everything();
    const again = await load();
    expect(again.outcome).toBe("unchanged");
    expect(again.voyages).toEqual({
      new_voyages: 0,
      new_sailings: 0,
      moved_sailings: 0,
      gone_voyages: 0,
      back_voyages: 0,
      other_changes: 0,
    });
    expect(await everything()).toEqual(before);
    const runs = await world.sql<
      { outcome: string }[]
    >`select outcome from timetable_run order by id`;
    expect(runs.map(({ outcome }) => outcome)).toEqual(["imported", "unchanged"]);
  });

  test("times count from noon less twelve hours, on both nights of a clock change", async () => {
    // In Europe clocks go forward on 2030-03-31 and back on 2030-10-27, on the night before noon of that day.
    const changes = {
      "trips.txt": "route_id,service_id,trip_id\nR,nights,night\n",
      "stop_times.txt": `trip_id,arrival_time,departure_time,stop_id,stop_sequence
night,, 1:30,A,1
night,26:00:00,26:00,C,5
night,30:00:00,,B,9
`,
      "calendar.txt": undefined,
      "calendar_dates.txt": `service_id,date,exception_type
nights,20300330,1
nights,20300331,1
nights,20301026,1
nights,20301027,1
`,
    };
    await load(changes, { operator: "Night Line", key: "nights" });
    const found = await sailings("Night Line");
    expect(found.map(({ day, departs, arrives }) => [day, departs, arrives])).toEqual([
      // An ordinary service day whose 26:00 and 30:00 lie after the spring change: 02:00 does not exist.
      ["2030-03-30", "03-30 01:30", "03-31 03:00"],
      ["2030-03-30", "03-31 03:00", "03-31 07:00"],
      // The day of the change begins at 23:00 of the evening before, as clocks on land then show.
      ["2030-03-31", "03-31 00:30", "04-01 02:00"],
      ["2030-03-31", "04-01 02:00", "04-01 06:00"],
      ["2030-10-26", "10-26 01:30", "10-27 02:00"],
      ["2030-10-26", "10-27 02:00", "10-27 05:00"],
      ["2030-10-27", "10-27 02:30", "10-28 02:00"],
      ["2030-10-27", "10-28 02:00", "10-28 06:00"],
    ]);
  });

  test("a moved, a left out and a new trip are the differences, and nothing else is", async () => {
    const changes = {
      "trips.txt": `${smallFeed["trips.txt"]}R,daily,extra\n`.replace("R,daily,back\n", ""),
      "stop_times.txt": (smallFeed["stop_times.txt"] as string)
        .replace("out,08:00:00,08:00:00", "out,07:30:00,07:30:00")
        .replace(/back,.*\n/g, "")
        .concat("extra,09:00:00,09:00:00,B,1\nextra,12:00:00,12:00:00,C,2\n"),
    };
    const before = await world.sql`select count(*)::int from voyage`;
    const imported = await load(changes);
    expect(imported.voyages).toEqual({
      new_voyages: 61,
      new_sailings: 61,
      moved_sailings: 61,
      gone_voyages: 61,
      back_voyages: 0,
      other_changes: 0,
    });
    expect(await world.sql`select count(*)::int from voyage`).toEqual(before);
    expect(
      (await sailings("The Boats")).slice(0, 3).map(({ trip, departs }) => [trip, departs]),
    ).toEqual([
      ["out", "03-01 07:30"],
      ["extra", "03-01 09:00"],
      ["out", "03-01 11:15"],
    ]);
    expect((await load()).voyages).toMatchObject({
      new_voyages: 61,
      moved_sailings: 61,
      gone_voyages: 61,
    });
  });

  test("a publisher who numbers his trips anew has changed nothing that sails", async () => {
    const renumbered = Object.fromEntries(
      ["trips.txt", "stop_times.txt"].map((name) => [
        name,
        (smallFeed[name] as string).replace(/\bout\b/g, "9001").replace(/\bback\b/g, "9002"),
      ]),
    );
    const ids =
      () => world.sql`select s.id from sailing s join operator o on o.code = s.operator_code
      where o.name = 'The Boats' order by s.id`;
    const before = await ids();
    expect((await load(renumbered)).voyages).toMatchObject({
      new_voyages: 0,
      moved_sailings: 0,
      gone_voyages: 0,
      other_changes: 122,
    });
    expect(await ids()).toEqual(before);
    await load();
  });

  test("what has departed is history, whatever a later edition says", async () => {
    const later = new Date("2030-03-31T12:00:00Z");
    const changes = {
      "stop_times.txt": (smallFeed["stop_times.txt"] as string).replace(
        "out,08:00:00,08:00:00",
        "out,07:00:00,07:00:00",
      ),
      "calendar.txt": (smallFeed["calendar.txt"] as string).replace("20300430", "20300415"),
    };
    const imported = await load(changes, { now: later });
    expect(imported.voyages).toMatchObject({
      moved_sailings: 15,
      gone_voyages: 30,
      new_voyages: 0,
    });
    const found = await sailings("The Boats");
    const departures = found.filter(
      ({ from, to: there }) => from === "Alpha Quay" && there === "Gamma Rock",
    );
    expect(departures.find(({ day }) => day === "2030-03-30")?.departs).toBe("03-30 08:00");
    expect(departures.find(({ day }) => day === "2030-04-02")?.departs).toBe("04-02 07:00");
    expect(departures.at(-1)?.day).toBe("2030-04-15");
    await load();
  });

  test("a sold sailing that moves or goes is told with its bookings; what goes is closed, not cancelled", async () => {
    const [first] = await world.sql<{ id: string; voyage_id: string }[]>`
      select s.id, s.voyage_id from sailing s join timetable_voyage t using (voyage_id)
      where t.trip_id = 'back' and t.service_date = '2030-04-01'`;
    const id = first?.id as string;
    await world.sql`insert into fare (operator_code, code, factor_bp, conditions, position)
      select 'THEBOATS', code, factor_bp, conditions, position from fare where operator_code = 'CTN'`;
    await world.sql`with made as (insert into tariff (operator_code, route_id, currency)
        select 'THEBOATS', route_id, 'EUR' from sailing where id = ${id} returning id)
      insert into tariff_item (tariff_id, item, amount_minor) select id, 'adult', 5000 from made`;
    await world.sql`update sailing set status = 'open', vessel_id = (select min(id) from vessel) where id = ${id}`;
    await world.sql`insert into pool (sailing_id, kind, capacity) values (${id}, 'passengers', 100)`;
    // Its route is one of our crossings from now on, and the way out is not.
    const sold = await world.sql`
      select f.slug, r.sold from route r join port f on f.code = r.from_port join port t on t.code = r.to_port
      where (f.slug, t.slug) in (('alpha-quay', 'gamma-rock'), ('beta-haven', 'alpha-quay')) order by 1`;
    expect(sold).toEqual([
      { slug: "alpha-quay", sold: false },
      { slug: "beta-haven", sold: true },
    ]);
    const placed = await place(world, await requestFor(world, [id]));

    const told: SailingChange[] = [];
    const onSailingChanged = async (_: unknown, change: SailingChange) => void told.push(change);
    const moved = {
      "stop_times.txt": (smallFeed["stop_times.txt"] as string).replace(
        "back,22:00:00,22:00:00",
        "back,22:30:00,22:30:00",
      ),
    };
    expect(await load(moved, { onSailingChanged })).toMatchObject({
      cases: 1,
      voyages: { moved_sailings: 61 },
    });
    expect(told).toMatchObject([
      {
        kind: "moved",
        sailing_id: id,
        departs_at: new Date("2030-04-01T20:00:00Z"),
        new_departs_at: new Date("2030-04-01T20:30:00Z"),
        booking_ids: [placed.bookingId],
      },
    ]);
    const without = {
      "trips.txt": (smallFeed["trips.txt"] as string).replace("R,daily,back\n", ""),
      "stop_times.txt": (smallFeed["stop_times.txt"] as string).replace(/back,.*\n/g, ""),
    };
    const gone = await load(without, { onSailingChanged });
    expect(gone).toMatchObject({ cases: 1, voyages: { gone_voyages: 61 } });
    expect(gone.pairs).toHaveLength(1);
    expect(told[1]).toMatchObject({ kind: "gone", sailing_id: id, new_departs_at: null });
    expect((await sailings("The Boats")).filter(({ trip }) => trip === "back")).toMatchObject([
      { status: "closed" },
    ]);
    expect(await load({}, { onSailingChanged })).toMatchObject({
      cases: 1,
      voyages: { back_voyages: 1, new_voyages: 60 },
    });
    expect(told[2]).toMatchObject({ kind: "back", sailing_id: id });
    expect(await load({}, { onSailingChanged })).toMatchObject({ outcome: "unchanged", cases: 0 });
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("whoever opens cases and fails keeps the change from being written", async () => {
    const before = await sailings("The Boats");
    const moved = {
      "stop_times.txt": (smallFeed["stop_times.txt"] as string).replace(
        "back,22:00:00,22:00:00",
        "back,23:00:00,23:00:00",
      ),
    };
    const fails = async () => {
      throw new Error("no case today");
    };
    await expect(load(moved, { onSailingChanged: fails })).rejects.toThrow("no case today");
    expect(await sailings("The Boats")).toEqual(before);
    expect(
      (await world.sql`select outcome from timetable_run order by id desc limit 1`)[0],
    ).toEqual({ outcome: "failed" });
  });

  test("service at an interval stays one; at exact times it is a voyage each", async () => {
    const imported = await load(
      {
        "frequencies.txt": `trip_id,start_time,end_time,headway_secs,exact_times
out,06:00:00,09:00:00,1200,
back,10:00:00,12:00:00,3600,1
`,
      },
      { operator: "Interval", key: "interval" },
    );
    expect(imported).toMatchObject({
      plan: { voyages: 122, sailings: 122, headways: 1 },
      headways: { new_headways: 1 },
    });
    const [day] = [(await sailings("Interval")).filter(({ day }) => day === "2030-03-01")];
    expect(day?.map(({ departs, arrives }) => [departs, arrives])).toEqual([
      ["03-01 10:00", "03-01 18:00"],
      ["03-01 11:00", "03-01 19:00"],
    ]);
    expect(
      await world.sql`select h.every_s, h.start_s, h.end_s, h.days::text, count(*)::int as calls
      from headway h join headway_call c on c.headway_id = h.id group by h.id`,
    ).toEqual([
      {
        every_s: 1200,
        start_s: 21_600,
        end_s: 32_400,
        days: "{[2030-03-01,2030-05-01)}",
        calls: 3,
      },
    ]);
  });

  test("fares that are plainly the adult's become tariffs, others stay as published", async () => {
    const zones = (smallFeed["stops.txt"] as string)
      .replace("stop_lon\n", "stop_lon,zone_id\n")
      .replace(/(\d)\n([ACB]),/g, "$1,z\n$2,")
      .replace(/6.40\n/, "6.40,z\n");
    const fares = {
      "stops.txt": zones,
      "fare_attributes.txt":
        "fare_id,price,currency_type,payment_method,transfers\none,19.95,EUR,0,\n",
      "fare_rules.txt": "fare_id,origin_id,destination_id\none,z,z\n",
    };
    const items = (
      operator: string,
    ) => world.sql`select i.item, i.amount_minor, t.currency from tariff t join tariff_item i on i.tariff_id = t.id
      join operator o on o.code = t.operator_code where o.name = ${operator} order by 2`;
    expect((await load(fares, { operator: "Fare One", key: "fares" })).fares).toEqual({
      fares: 3,
      changed_fares: 3,
      tariffs: 3,
    });
    expect(await items("Fare One")).toEqual(
      Array(3).fill({ item: "adult", amount_minor: 1995, currency: "EUR" }),
    );
    const dearer = {
      ...fares,
      "fare_attributes.txt": fares["fare_attributes.txt"].replace("19.95", "21"),
    };
    expect((await load(dearer, { operator: "Fare One", key: "fares" })).fares).toMatchObject({
      changed_fares: 3,
    });
    expect(await items("Fare One")).toEqual(
      Array(3).fill({ item: "adult", amount_minor: 2100, currency: "EUR" }),
    );
    const classes = {
      ...dearer,
      "fare_attributes.txt": `${dearer["fare_attributes.txt"]}two,30,EUR,0,\nodd,1.5,JPY,0,\n`,
    };
    const both = await load(classes, { operator: "Fare One", key: "fares" });
    expect(both.fares).toMatchObject({ fares: 6, tariffs: 0 });
    expect(both.notes.map(({ says }) => says)).toEqual([
      "is no amount of money, and was left out",
      "several fares for one crossing: kept as published, and no tariff made of them",
    ]);
    expect(await items("Fare One")).toEqual([]);
  });

  test("of Fares v2 the default rider's is the tariff", async () => {
    const fares = {
      "fare_products.txt": `fare_product_id,fare_product_name,rider_category_id,amount,currency
single,Single,adult,1200,JPY
single,Single,child,600,JPY
`,
      "rider_categories.txt":
        "rider_category_id,rider_category_name,is_default_fare_category\nadult,Adult,1\nchild,Child,0\n",
      "fare_leg_rules.txt": "from_area_id,to_area_id,fare_product_id\nwest,,single\n",
      "stop_areas.txt": "area_id,stop_id\nwest,A\n",
    };
    const imported = await load(fares, { operator: "Fare Two", key: "fares" });
    expect(imported.fares).toEqual({ fares: 2, changed_fares: 2, tariffs: 1 });
    expect(
      await world.sql`select i.item, i.amount_minor, t.currency from tariff t join tariff_item i on i.tariff_id = t.id
      where t.operator_code = 'FARETWO'`,
    ).toEqual([{ item: "adult", amount_minor: 1200, currency: "JPY" }]);
    expect((await load(fares, { operator: "Fare Two", key: "fares" })).outcome).toBe("unchanged");
  });

  test("routes of other kinds are left out and counted, the extended ferries are not", async () => {
    const imported = await load(
      {
        "routes.txt": `${smallFeed["routes.txt"]}X,boats,2,Car ferry,1004\nY,boats,3,Ferry,1200\nB,boats,4,Bus,3\nM,boats,5,Metro,401\nE,boats,6,Empty,4\n`,
        "trips.txt": `${smallFeed["trips.txt"]}B,daily,bus\nX,daily,car\n`,
        "stop_times.txt": `${smallFeed["stop_times.txt"]}bus,10:00:00,10:00:00,A,1\nbus,11:00:00,11:00:00,B,2\ncar,10:00:00,10:00:00,A,1\ncar,11:00:00,11:00:00,B,2\n`,
      },
      { operator: "Mixed", key: "mixed" },
    );
    expect(imported.calls).toEqual({ routes: 4, trips: 3, other_routes: 2, other_trips: 1 });
    expect(imported.plan.voyages).toBe(183);
    expect(imported.notes).toMatchObject([
      { file: "routes.txt", says: "no trip goes on this route", count: 2 },
    ]);
  });

  test("small defects are counted and told, and keep nothing out", async () => {
    const imported = await load(
      {
        "calendar_dates.txt":
          "service_id,date,exception_type\ndaily,20300305,2\ndaily,20300305,2\n",
        "stop_times.txt": `trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type,drop_off_type
out,08:00:00,08:00:00,A,1,0,1
out,,,C,2,7,3
out,14:00:00,14:00:00,B,3,1,0
back,22:00:00,22:00:00,B,1,,
`,
      },
      { operator: "Sloppy", key: "sloppy" },
    );
    expect(imported.notes.map((note) => [note.file, note.line, note.says, note.count])).toEqual([
      ["stop_times.txt", 3, "is none of 0, 1, 2, 3", 1],
      ["calendar_dates.txt", 3, "says the same as an earlier row", 1],
      ["stop_times.txt", 5, "has a single call, and so no crossing", 1],
      ["stop_times.txt", 3, "is left open, and was divided evenly between its neighbours", 1],
    ]);
    expect(imported.plan.voyages).toBe(60);
    expect((await sailings("Sloppy"))[0]).toMatchObject({
      departs: "03-01 08:00",
      arrives: "03-01 11:00",
    });
    const [first] =
      await world.sql`select s.embark, s.land from sailing s join operator o on o.code = s.operator_code
      where o.name = 'Sloppy' and s.sequence = 1 limit 1`;
    expect(first).toEqual({ embark: "yes", land: "ask" });
  });

  test.each<[string, Record<string, string | undefined>, string]>([
    ["a missing file", { "stops.txt": undefined }, "stops.txt: the file is missing"],
    [
      "no calendar",
      { "calendar.txt": undefined },
      "calendar.txt: neither it nor calendar_dates.txt is there",
    ],
    [
      "a missing column",
      { "trips.txt": "route_id,trip_id\nR,out\n" },
      "trips.txt, line 1, service_id: the column is missing",
    ],
    [
      "a missing value",
      { "trips.txt": "route_id,service_id,trip_id\nR,daily,out\nR,,back\n" },
      "trips.txt, line 3, service_id: the value is missing",
    ],
    [
      "a trip that isn't there",
      { "trips.txt": "route_id,service_id,trip_id\nR,daily,out\n" },
      'stop_times.txt, line 5, trip_id: there is no trip_id "back"',
    ],
    [
      "a stop that isn't there",
      { "stops.txt": (smallFeed["stops.txt"] as string).replace("C,", "D,") },
      'stop_times.txt, line 3, stop_id: there is no stop_id "C"',
    ],
    [
      "a service that isn't there",
      { "calendar.txt": (smallFeed["calendar.txt"] as string).replace("daily,", "never,") },
      'trips.txt, line 2, service_id: there is no service_id "daily"',
    ],
    [
      "an agency that isn't there",
      { "routes.txt": (smallFeed["routes.txt"] as string).replace("R,boats", "R,ships") },
      'routes.txt, line 2, agency_id: there is no agency_id "ships"',
    ],
    [
      "a time that is none",
      { "stop_times.txt": (smallFeed["stop_times.txt"] as string).replace("11:15:00", "11h15") },
      'stop_times.txt, line 3, departure_time: "11h15" is no time as HH:MM:SS',
    ],
    [
      "times that run backwards",
      {
        "stop_times.txt": (smallFeed["stop_times.txt"] as string).replace(
          "14:00:00,14:00:00",
          "10:00:00,10:00:00",
        ),
      },
      "stop_times.txt, line 4, arrival_time: it arrives before it has left the stop before",
    ],
    [
      "a departure before the arrival",
      {
        "stop_times.txt": (smallFeed["stop_times.txt"] as string).replace(
          "11:00:00,11:15:00",
          "11:15:00,11:00:00",
        ),
      },
      "stop_times.txt, line 3, departure_time: it leaves before it arrives",
    ],
    [
      "no time at the end",
      {
        "stop_times.txt": (smallFeed["stop_times.txt"] as string).replace("30:00:00,30:00:00", ","),
      },
      "stop_times.txt, line 6, arrival_time: the first and the last call of a trip need a time",
    ],
    [
      "a day that is none",
      { "calendar.txt": (smallFeed["calendar.txt"] as string).replace("20300430", "20300431") },
      'calendar.txt, line 2, end_date: "20300431" is no date as YYYYMMDD',
    ],
    [
      "a zone nobody knows",
      {
        "agency.txt": (smallFeed["agency.txt"] as string).replace("Europe/Paris", "Europe/Lutetia"),
      },
      'agency.txt, line 2, agency_timezone: "Europe/Lutetia" is no time zone',
    ],
    [
      "a stop that lies nowhere",
      { "stops.txt": (smallFeed["stops.txt"] as string).replace("42.60", "north") },
      "stops.txt, line 3, stop_lat, stop_lon: ships call here, and it does not say where that is",
    ],
    [
      "a key twice",
      { "stops.txt": `${smallFeed["stops.txt"]}A,Elsewhere,10,10\n` },
      "stops.txt, line 5, stop_id: stop_id stand in line 2 already, and it says otherwise",
    ],
    [
      "a service that ends before it begins",
      { "calendar.txt": (smallFeed["calendar.txt"] as string).replace("20300430", "20290430") },
      "calendar.txt, line 2, end_date: it ends before it begins",
    ],
    [
      "a stop without coordinates that says nought",
      { "stops.txt": (smallFeed["stops.txt"] as string).replace("42.60,5.90", "0,0.0") },
      "stops.txt, line 3, stop_lat, stop_lon: ships call here, and it does not say where that is",
    ],
    [
      "an id as long as a page",
      { "stops.txt": `${smallFeed["stops.txt"]}${"x".repeat(3000)},Long,43,5\n` },
      `stops.txt, line 5, stop_id: "${"x".repeat(40)}…" is longer than an id may be`,
    ],
    [
      "an interval of nothing",
      { "frequencies.txt": "trip_id,start_time,end_time,headway_secs\nout,06:00:00,09:00:00,0\n" },
      "frequencies.txt, line 2, headway_secs: an interval of nothing",
    ],
    [
      "more than one can lay",
      {
        "frequencies.txt":
          "trip_id,start_time,end_time,headway_secs,exact_times\nout,00:00:00,24:00:00,1,1\n",
      },
      "calendar.txt: the feed makes 10540861 dated sailings, more than 4000000; import fewer days of it",
    ],
  ])("%s is refused with what and where, and nothing is left of it", async (_, changes, says) => {
    const before = await everything();
    expect((await flawsOf(changes))?.[0]).toBe(says);
    expect(await everything()).toEqual(before);
  });

  test("a refused edition leaves the former one as it was, and its run says why", async () => {
    const before = await everything();
    await expect(load({ "stops.txt": undefined })).rejects.toThrow(
      "stops.txt: the file is missing",
    );
    expect(await everything()).toEqual(before);
    const [run] =
      await world.sql`select outcome, report from timetable_run order by id desc limit 1`;
    expect(run).toEqual({
      outcome: "refused",
      report: { flaws: [{ file: "stops.txt", says: "the file is missing" }] },
    });
  });

  test("killed at any step it leaves nothing, and run again it does what was to do", {
    timeout: 180_000,
  }, async () => {
    const edition = feedFolder({
      "stop_times.txt": (smallFeed["stop_times.txt"] as string).replace(
        "out,08:00:00,08:00:00",
        "out,08:10:00,08:10:00",
      ),
      "frequencies.txt": "trip_id,start_time,end_time,headway_secs\nback,06:00:00,09:00:00,1200\n",
    });
    const before = await everything();
    const times = await sailings("The Boats");
    for (const step of ["staged", "checked", "planned", "compared", "written", "recorded"]) {
      expect(
        await importAndDie({
          url: world.url,
          folder: edition,
          operator: "The Boats",
          key: "small",
          now,
          to,
          step,
        }),
      ).toBe("SIGKILL");
      expect([step, await everything()]).toEqual([step, before]);
      expect(await sailings("The Boats")).toEqual(times);
    }
    const request = {
      files: await openFolder(edition),
      operator: "The Boats",
      key: "small",
      days: { to },
      now,
    };
    const imported = await importFeed(world.url, request);
    expect(imported).toMatchObject({
      outcome: "imported",
      voyages: { moved_sailings: 61 },
      headways: { new_headways: 1 },
    });
    const runs = await world.sql<{ outcome: string | null }[]>`
      select outcome from timetable_run order by id desc limit 7`;
    expect(runs.map(({ outcome }) => outcome)).toEqual(["imported", ...Array(6).fill("failed")]);
    await load();
  });

  describe.skipIf(!existsSync(realFeeds))(
    `the feeds in ${realFeeds} (skipped where they aren't)`,
    () => {
      const names = existsSync(realFeeds)
        ? readdirSync(realFeeds, { withFileTypes: true }).flatMap((entry) =>
            entry.isDirectory() ? entry.name : [],
          )
        : [];
      test.each(names)(
        "%s: trips and dated sailings are what another reader counts",
        async (name) => {
          const folder = `${realFeeds}/${name}`;
          const opened = await openFeed(folder, { privateAddresses: "never" });
          if (!opened.files) throw new Error("nothing there");
          const imported = await importFeed(world.url, {
            files: opened.files,
            operator: name,
            key: name,
            days: { to },
            now,
          });
          const counted = countFeed(folder);
          expect(imported.calls.trips).toBe(counted.trips);
          expect(imported.plan).toEqual({
            voyages: counted.voyages,
            sailings: counted.sailings,
            headways: counted.headways,
          });
          const [laid] = await world.sql<
            { voyages: number; sailings: number; first: string; seconds: number }[]
          >`
        select count(distinct voyage_id)::int as voyages, count(*)::int as sailings,
          coalesce(sum(extract(epoch from arrives_at - departs_at)), 0)::float8 as seconds
        from sailing where operator_code = ${imported.operator.code}`;
          expect(laid).toEqual({
            voyages: counted.voyages,
            sailings: counted.sailings,
            seconds: counted.seconds,
          });
        },
      );
    },
  );
});
