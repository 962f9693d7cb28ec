// A publisher's next edition, as publishers make them: everything numbered anew, half of it lost, or broken.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openWorld, type World } from "#lib/testing/world";
import { recordSailingChange } from "#lib/voyage/record-sailing-change";
import { type ImportedFeed, type ImportRequest, importFeed } from "./import-feed";
import { openFolder } from "./open-folder";
import type { SailingChange } from "./sailing-change";
import { feedFolder, smallFeed } from "./testing/feeds";

const server = process.env.TEST_DATABASE_URL;
const now = new Date("2029-12-01T09:00:00Z");

type Changes = Record<string, string | undefined>;

/** Two boats a day from A to B: what they are called decides nothing. */
const twoBoats: Changes = {
  "trips.txt": "route_id,service_id,trip_id\nR,daily,1\nR,daily,2\n",
  "stop_times.txt": `trip_id,arrival_time,departure_time,stop_id,stop_sequence
1,08:00:00,08:00:00,A,1
1,11:00:00,11:00:00,B,2
2,12:00:00,12:00:00,A,1
2,15:00:00,15:00:00,B,2
`,
};
const all = (changes: Changes): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ ...smallFeed, ...changes }).flatMap(([name, text]) =>
      text === undefined ? [] : [[name, text]],
    ),
  );

describe.skipIf(!server)("a timetable as it comes (needs TEST_DATABASE_URL)", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(server as string);
  });
  afterAll(() => world?.end());

  const load = async (
    key: string,
    changes: Changes,
    request: Partial<ImportRequest> = {},
  ): Promise<ImportedFeed> =>
    importFeed(world.url, {
      files: await openFolder(feedFolder({ ...changes })),
      operator: "The Boats",
      key,
      days: { to: "2030-03-10" },
      now,
      ...request,
    });
  /** Every sailing of a feed by its id: when it leaves from where. */
  const laid = async (key: string) =>
    new Map(
      (
        await world.sql<{ id: string; what: string }[]>`
          select s.id, concat_ws(' ', f.name, t.name, s.departs_at, s.arrives_at) as what
          from sailing s join timetable_voyage v using (voyage_id) join timetable_feed d on d.id = v.feed_id
          join port f on f.code = s.from_port join port t on t.code = s.to_port
          where d.key = ${key} order by s.id`
      ).map(({ id, what }) => [id, what]),
    );
  const nothingMoved = {
    new_voyages: 0,
    new_sailings: 0,
    moved_sailings: 0,
    gone_voyages: 0,
    back_voyages: 0,
  };

  test("trips that changed their numbers with each other: who sails at noon sails at noon", async () => {
    await load("numbers", twoBoats);
    const before = await laid("numbers");
    const swapped = {
      ...twoBoats,
      "stop_times.txt": (twoBoats["stop_times.txt"] as string).replace(/^[12],/gm, (id) =>
        id === "1," ? "2," : "1,",
      ),
    };
    expect((await load("numbers", swapped)).voyages).toMatchObject(nothingMoved);
    expect(await laid("numbers")).toEqual(before);
    // An earlier boat, and every number is one more.
    const early = {
      "trips.txt": `${twoBoats["trips.txt"]}R,daily,3\n`,
      "stop_times.txt": (twoBoats["stop_times.txt"] as string)
        .replace(/^2,/gm, "3,")
        .replace(/^1,/gm, "2,")
        .concat("1,05:00:00,05:00:00,A,1\n1,07:00:00,07:00:00,B,2\n"),
    };
    expect((await load("numbers", early)).voyages).toMatchObject({
      ...nothingMoved,
      new_voyages: 10,
      new_sailings: 10,
    });
    expect(await laid("numbers")).toEqual(new Map([...(await laid("numbers")), ...before]));
  });

  test("every id anew, of stops as well, and a boat ten minutes later: that is all that changed", async () => {
    await load("anew", smallFeed);
    const before = await laid("anew");
    const renamed = Object.fromEntries(
      Object.entries(all({})).map(([name, text]) => {
        const [header = "", ...lines] = text.split("\n");
        const ids = /\b(boats|A|B|C|R|out|back|daily)(?=,|$)/g;
        return [name, [header, ...lines.map((line) => line.replace(ids, "2031-$1"))].join("\n")];
      }),
    );
    expect((await load("anew", renamed)).voyages).toMatchObject(nothingMoved);
    expect(await laid("anew")).toEqual(before);
    // Back to the old ids at the same time as a boat leaves later.
    const later = {
      "stop_times.txt": all({})["stop_times.txt"]?.replaceAll("22:00:00", "22:10:00"),
    };
    expect((await load("anew", later)).voyages).toMatchObject({
      ...nothingMoved,
      moved_sailings: 10,
    });
    expect([...(await laid("anew")).keys()]).toEqual([...before.keys()]);
  });

  test("stops that changed their ids with each other are where they are", async () => {
    await load("stops", smallFeed);
    const before = await laid("stops");
    const turned = (text: string | undefined, at: RegExp) =>
      text?.replace(at, (id) =>
        id.replace(/[ABC]/, (one) => ({ A: "B", B: "C", C: "A" })[one] ?? one),
      );
    const imported = await load("stops", {
      "stops.txt": turned(smallFeed["stops.txt"], /^[ABC],/gm),
      "stop_times.txt": turned(smallFeed["stop_times.txt"], /,[ABC],/gm),
    });
    expect(imported.voyages).toMatchObject(nothingMoved);
    expect(imported.ports.made).toBe(0);
    expect(await laid("stops")).toEqual(before);
  });

  test("half past midnight is half past midnight, of whichever day of service", async () => {
    const night = (time: string, first: string, last: string): Changes => ({
      "trips.txt": "route_id,service_id,trip_id\nR,daily,1\n",
      "stop_times.txt":
        `trip_id,arrival_time,departure_time,stop_id,stop_sequence\n1,,${time}:30:00,A,1\n1,36:00:00,,B,2\n`.replace(
          "36:00",
          time === "24" ? "36:00" : "12:00",
        ),
      "calendar.txt": all({})["calendar.txt"]?.replace("20300301", first).replace("20300430", last),
    });
    await load("night", night("24", "20300301", "20300308"));
    const before = await laid("night");
    const anew = await load("night", night("0", "20300302", "20300309"));
    expect(anew.voyages).toMatchObject(nothingMoved);
    expect(await laid("night")).toEqual(before);
    expect((await load("night", night("0", "20300302", "20300309"))).outcome).toBe("unchanged");
  });

  test("one that lost most of what is sold is refused, until somebody says that it is meant", async () => {
    await load("lost", twoBoats);
    await world.sql`
      update sailing s set status = 'open', vessel_id = (select min(id) from vessel)
      from timetable_voyage v join timetable_feed f on f.id = v.feed_id
      where f.key = 'lost' and v.voyage_id = s.voyage_id and v.trip_id = '1'`;
    const before = await laid("lost");
    const lost = {
      "trips.txt": "route_id,service_id,trip_id\nR,daily,2\n",
      "stop_times.txt": twoBoats["stop_times.txt"]?.replace(/^1,.*\n/gm, ""),
    };
    await expect(load("lost", lost)).rejects.toThrow(
      "trips.txt: 10 of the 10 voyages ahead that we sell are left out; import it by hand with --fewer",
    );
    const empty = {
      "trips.txt": "route_id,service_id,trip_id\n",
      "stop_times.txt": "trip_id,stop_sequence\n",
    };
    await expect(load("lost", empty)).rejects.toThrow("trips.txt: no ferry sails any more");
    expect(await laid("lost")).toEqual(before);
    // What nobody sells may come and go.
    const unsold = {
      ...twoBoats,
      "stop_times.txt": twoBoats["stop_times.txt"]?.replace(/^2,.*\n/gm, ""),
    };
    expect((await load("lost", unsold)).voyages).toMatchObject({ gone_voyages: 10 });
    const meant = await load("lost", lost, { mayBeFewer: true });
    expect(meant.voyages).toMatchObject({ gone_voyages: 10, new_voyages: 10 });
    const told: SailingChange[] = [];
    const back = await load("lost", twoBoats, {
      onSailingChanged: async (_, change) => void told.push(change),
    });
    expect(back.voyages).toMatchObject({ back_voyages: 10, new_voyages: 0, gone_voyages: 0 });
  });

  test("what staff moved stays where it is until the timetable says something new", async () => {
    await load("moved", twoBoats);
    const of = async () =>
      (
        await world.sql<{ id: string; departs_at: Date; arrives_at: Date }[]>`
          select s.id, s.departs_at, s.arrives_at from sailing s join timetable_voyage v using (voyage_id)
          join timetable_feed f on f.id = v.feed_id
          where f.key = 'moved' and v.trip_id = '1' and v.service_date = '2030-03-05'`
      )[0] as { id: string; departs_at: Date; arrives_at: Date };
    const { id, departs_at, arrives_at } = await of();
    await world.sql`
      update sailing set status = 'open', vessel_id = (select min(id) from vessel) where id = ${id}`;
    const later = (hours: number) => new Date(departs_at.getTime() + hours * 3_600_000);
    const moveByHand = (hours: number) =>
      world.sql.begin(async (tx) => {
        const now = await of();
        const times = [now.departs_at, now.arrives_at];
        const moved = times.map((time) => new Date(time.getTime() + hours * 3_600_000));
        const [before, after] = [times, moved].map((two) =>
          two.map((time) => time.toISOString()).join(" "),
        ) as [string, string];
        const staff = { kind: "staff", id: "staff_1" } as const;
        await recordSailingChange(tx, staff, { sailingId: id, subject: "times", before, after });
        await tx`update sailing set departs_at = ${moved[0] as Date}, arrives_at = ${moved[1] as Date}
          where id = ${id}`;
      });
    await moveByHand(2);
    const edition = (time: string) => ({
      ...twoBoats,
      "stop_times.txt": twoBoats["stop_times.txt"]?.replaceAll("08:00:00", time),
    });
    expect((await load("moved", twoBoats)).outcome).toBe("unchanged");
    expect((await of()).departs_at).toEqual(later(2));
    await load("moved", edition("09:00:00"));
    expect((await of()).departs_at).toEqual(later(1));
    await moveByHand(1);
    expect((await load("moved", edition("09:00:00"))).outcome).toBe("unchanged");
    await load("moved", twoBoats);
    expect(await of()).toMatchObject({ departs_at, arrives_at });
  });

  test("two editions at once: one after the other, and nothing twice", async () => {
    const [one, other] = await Promise.all([load("twins", smallFeed), load("twins", smallFeed)]);
    expect([one.outcome, other.outcome].sort()).toEqual(["imported", "unchanged"]);
    expect((await laid("twins")).size).toBe(30);
  });
  const edit = (name: string, change: (text: string) => string) => ({
    [name]: change(all({})[name] ?? ""),
  });
  const turned = (text: string) =>
    text
      .trimEnd()
      .split("\n")
      .map((line) => line.split(",").reverse().join(","))
      .join("\n");

  test.each<[string, Changes, Partial<ImportedFeed>]>([
    [
      "columns turned about and more of them, CR LF, a byte order mark, stations, and one nameless agency",
      Object.fromEntries(
        Object.entries(
          all({
            ...edit("agency.txt", (text) => text.replace(/^boats/m, "")),
            ...edit("routes.txt", (text) => text.replace("boats", "")),
            "stops.txt": `stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station,platform_code
S,Alpha,43.3,5.36,1,,
A,Alpha Quay 1,,,0,S,1
C,Gamma Rock,42.60,5.90,,,
B,Beta Haven,42.10,6.40,0,,2
X,Nowhere,,,3,,
`,
          }),
        ).map(([name, text]) => {
          const [header, ...lines] = turned(text).split("\n");
          const more = lines.map((line) => `${line},"x, ""y""\r\nz"`);
          return [name, `\uFEFF${[`${header},more`, ...more].join("\r\n")}`];
        }),
      ),
      {
        plan: { voyages: 122, sailings: 183, headways: 0 },
        ports: { stops: 3, known: 3, made: 0 },
      },
    ],
    [
      "days named one by one, a trip on demand, the date line, no minutes between, and files we do not read",
      {
        ...edit("calendar.txt", (text) => text.replace("1,1,1,1,1,1,1", "0,0,0,0,0,0,0")),
        "calendar_dates.txt":
          "service_id,date,exception_type\ndaily,20300301,1\ndaily,20301231,1\ndaily,20300302,2\n",
        ...edit("stops.txt", (text) =>
          text
            .replace("43.30,5.36", "-16.5,179.99")
            .replace("42.60,5.90", "-.165E2,-179.99")
            .replace("42.10,6.40", "-16.5,-179.9"),
        ),
        ...edit("trips.txt", (text) =>
          text
            .replace("trip_id\n", "trip_id,block_id\n")
            .concat("R,daily,call us,b\nR,daily,often,\n"),
        ),
        "stop_times.txt": `trip_id,arrival_time,departure_time,stop_id,stop_sequence,start_pickup_drop_off_window
out,08:00:00,08:00:00,A,1,
out,08:00:00,08:00,C,2,
out,14:00:00,14:00:00,B,3,
back,22:00:00,22:00:00,B,1,
back,30:00:00,30:00:00,A,2,
call us,,,B,1,08:00:00
call us,,,A,2,08:00:00
often,0:00:00,0:00:00,A,1,
often,0:30:00,0:30:00,B,2,
`,
        "frequencies.txt":
          "trip_id,start_time,end_time,headway_secs,exact_times\noften,96:00:00,97:00:00,1800,1\noften,97:00:00,98:00:00,600,0\n",
        "transfers.txt": "from_trip_id,to_trip_id,transfer_type\nout,back,4\nout,back,5\n",
        "translations.txt":
          "table_name,field_name,language,translation,record_id\nstops,stop_name,fr,Quai,A\n",
        "locations.geojson": "{}",
        "booking_rules.txt": "",
      },
      {
        plan: { voyages: 2 * 4, sailings: 2 * 5, headways: 1 },
        ports: { stops: 3, known: 0, made: 3 },
      },
    ],
  ])("%s", async (name, changes, expected) => {
    const imported = await importFeed(world.url, {
      files: await openFolder(feedFolder(changes)),
      operator: name.slice(0, 40),
      key: "as it comes",
      days: { to: "2031-01-01" },
      now,
    });
    expect(imported).toMatchObject(expected);
  });

  test("a tariff that staff have published a price for is theirs; what sells keeps its price", async () => {
    const fare = (price: string) => ({
      "fare_attributes.txt": `fare_id,price,currency_type\none,${price},EUR\n`,
    });
    const owner = { operator: "Priced" };
    await load("priced", fare("10"), owner);
    const amounts = async () =>
      (
        await world.sql<{ what: string }[]>`
          select f.name || ' ' || i.amount_minor as what from tariff t join tariff_item i on i.tariff_id = t.id
          join route r on r.id = t.route_id join port f on f.code = r.from_port
          where t.operator_code = 'PRICED' order by 1`
      ).map(({ what }) => what);
    const of = (port: string) => world.sql`
      select t.id from tariff t join route r on r.id = t.route_id join port f on f.code = r.from_port
      where t.operator_code = 'PRICED' and f.name = ${port}`;
    await world.sql`
      insert into tariff_change (tariff_id, version, effective_at, amounts, published_by, published_at)
      values ((${of("Alpha Quay")}), 1, now() + interval '1 year', '{}', 'staff_1', now())`;
    await world.sql`
      update sailing s set status = 'open', vessel_id = (select min(id) from vessel) from port f
      where s.operator_code = 'PRICED' and f.code = s.from_port and f.name = 'Beta Haven'`;
    await load("priced", fare("12"), owner);
    expect(await amounts()).toEqual(["Alpha Quay 1000", "Beta Haven 1200", "Gamma Rock 1200"]);
    await load("priced", {}, owner);
    expect(await amounts()).toEqual(["Alpha Quay 1000", "Beta Haven 1200"]);
  });

  test("of Fares v2 a rule that names no area is for those that none names, a station's is its quays'", async () => {
    const fares = (rules: string) => ({
      "stops.txt": `stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station
S,Alpha,43.30,5.36,1,
A,Quay 1,43.30,5.36,,S
C,Gamma Rock,42.60,5.90,,
B,Beta Haven,42.10,6.40,,
`,
      "fare_products.txt": "fare_product_id,amount,currency\nisland,5,EUR\nany,9,EUR\n",
      "stop_areas.txt": "area_id,stop_id\nwest,S\n",
      "fare_leg_rules.txt": rules,
    });
    const prices = async (key: string, rules: string) => {
      const imported = await importFeed(world.url, {
        files: await openFolder(feedFolder(fares(rules))),
        operator: `Fares ${key}`,
        key,
        days: { to: "2031-01-01" },
        now,
      });
      const rows = await world.sql<{ what: string }[]>`
        select concat_ws(' ', p.name, f.fare) as what from published_fare f join timetable_feed d on d.id = f.feed_id
        join route r on r.id = f.route_id join port p on p.code = r.from_port where d.key = ${key} order by 1`;
      return [imported.fares.tariffs, ...rows.map(({ what }) => what)];
    };
    const expected = [3, "Alpha Quay island", "Beta Haven any", "Gamma Rock any"];
    expect(await prices("rules", "from_area_id,fare_product_id\nwest,island\n,any\n")).toEqual(
      expected,
    );
    const ranked = "from_area_id,fare_product_id,rule_priority\nwest,island,2\n,any,\n";
    expect(await prices("ranked", ranked)).toEqual(expected);
  });
});
