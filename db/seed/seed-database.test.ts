import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrateDatabase } from "../migrate";
import { seedDatabase } from "./seed-database";
import { timetable } from "./timetable";

// A server where one may CREATE DATABASE; without it these tests are skipped.
const server = process.env.TEST_DATABASE_URL;
const today = "2026-11-21";

const why = server ? "" : " (skipped: TEST_DATABASE_URL is not set)";
describe.skipIf(!server)(`a seeded database${why}`, () => {
  const name = `gw_seed_${randomBytes(6).toString("hex")}`;
  const admin = postgres(server ?? "", { max: 1, onnotice: () => {} });
  const url = new URL(server ?? "postgres://none");
  url.pathname = `/${name}`;
  const sql = postgres(url.href, { max: 2, onnotice: () => {} });
  let seconds = 0;

  beforeAll(async () => {
    await admin`CREATE DATABASE ${admin(name)}`;
    await migrateDatabase(url.href);
    const started = performance.now();
    await seedDatabase(url.href, { today });
    seconds = (performance.now() - started) / 1000;
  }, 120_000);

  afterAll(async () => {
    await sql.end();
    await admin`DROP DATABASE IF EXISTS ${admin(name)} WITH (FORCE)`;
    await admin.end();
  });

  async function counts(): Promise<Record<string, number>> {
    const [row] = await sql`
      SELECT (SELECT count(*)::int FROM port) AS ports,
        (SELECT count(*)::int FROM port_name) AS names,
        (SELECT count(*)::int FROM operator) AS operators,
        (SELECT count(*)::int FROM vessel) AS vessels,
        (SELECT count(*)::int FROM route) AS routes,
        (SELECT count(*)::int FROM fare) AS fares,
        (SELECT count(*)::int FROM fare_policy) AS policies,
        (SELECT count(*)::int FROM vehicle_band) AS bands,
        (SELECT count(*)::int FROM tariff) AS tariffs,
        (SELECT count(*)::int FROM tariff_item) AS items,
        (SELECT count(*)::int FROM voyage) AS voyages,
        (SELECT count(*)::int FROM sailing) AS sailings,
        (SELECT count(*)::int FROM pool) AS pools`;
    return row as Record<string, number>;
  }

  it("has the ports, operators, vessels and routes it should, within its time", async () => {
    const found = await counts();
    expect(found.ports).toBeGreaterThanOrEqual(60);
    expect(found.operators).toBe(8);
    expect(found.vessels).toBeGreaterThanOrEqual(30);
    expect(found.routes).toBeGreaterThanOrEqual(40);
    expect(found.fares).toBe(16);
    expect(found.policies).toBe(8);
    expect(found.sailings).toBeGreaterThan(25_000);
    // Its mark is 10 s on a quiet machine; the test leaves room for one that also builds.
    expect(seconds).toBeLessThan(30);
  });

  it("changes nothing when it runs again, even twice at once", async () => {
    const before = await counts();
    const again = await Promise.all([
      seedDatabase(url.href, { today }),
      seedDatabase(url.href, { today, months: 1 }),
    ]);
    expect(again).toEqual([{ sailings: 0 }, { sailings: 0 }]);
    expect(await counts()).toEqual(before);
  });

  it("gives every port one name in English and in French, and finds Tunis at La Goulette", async () => {
    expect(
      await sql`
        SELECT code FROM port, unnest(ARRAY['en', 'fr']) AS wanted
        WHERE (SELECT count(*) FROM port_name n
          WHERE n.port_code = code AND n.language = wanted AND n.shown) <> 1`,
    ).toHaveLength(0);
    for (const key of ["tunis", "tunisi", "la goulette", "تونس"]) {
      const found = await sql`SELECT port_code FROM port_name WHERE key = ${key} LIMIT 1`;
      expect(found[0]?.port_code).toBe("TNLGN");
    }
    const [marseilles] = await sql`SELECT port_code FROM port_name WHERE key = 'marseilles'`;
    expect(marseilles?.port_code).toBe("FRMRS");
  });

  it("stores zones that the database knows", async () => {
    expect(
      await sql`SELECT zone FROM port WHERE zone NOT IN (SELECT name FROM pg_timezone_names)`,
    ).toHaveLength(0);
  });

  it("never has a vessel in two places: the next voyage begins where and after the last ended", async () => {
    expect(
      await sql`
        WITH calls AS (
          SELECT s.vessel_id, s.from_port, s.departs_at,
            lag(s.arrives_at) OVER ship AS arrived_at, lag(s.to_port) OVER ship AS arrived_in
          FROM sailing s WINDOW ship AS (PARTITION BY s.vessel_id ORDER BY s.departs_at))
        SELECT v.slug, c.* FROM calls c JOIN vessel v ON v.id = c.vessel_id
        WHERE c.departs_at < c.arrived_at + interval '25 minutes' OR c.from_port <> c.arrived_in
        LIMIT 5`,
    ).toEqual([]);
  });

  it("keeps a line's local time of departure through both changes of the clock", async () => {
    const times = await sql`
      SELECT s.departure_date::text AS day, (s.departs_at AT TIME ZONE p.zone)::time::text AS local,
        (s.departs_at AT TIME ZONE 'UTC')::time::text AS utc
      FROM sailing s JOIN port p ON p.code = s.from_port JOIN vessel v ON v.id = s.vessel_id
      WHERE v.slug = 'pascal-lota' AND s.from_port = 'FRTLN'
        AND s.departure_date IN ('2027-03-27', '2027-03-28', '2027-10-30', '2027-10-31')
      ORDER BY 1`;
    expect(times.map((row) => [row.local, row.utc])).toEqual([
      ["20:30:00", "19:30:00"],
      ["20:30:00", "18:30:00"],
      ["20:30:00", "18:30:00"],
      ["20:30:00", "19:30:00"],
    ]);

    const promised = timetable().flatMap(({ vessel, legs }) =>
      legs.map((leg) => `${vessel} ${leg.from_port} ${leg.departs}`),
    );
    const sailed = await sql`
      SELECT DISTINCT concat_ws(' ', v.slug, s.from_port,
        to_char(s.departs_at AT TIME ZONE p.zone, 'HH24:MI')) AS departure
      FROM sailing s JOIN port p ON p.code = s.from_port JOIN vessel v ON v.id = s.vessel_id`;
    expect(new Set(sailed.map((row) => row.departure))).toEqual(new Set(promised));
    expect(
      await sql`
        SELECT s.id FROM sailing s JOIN port p ON p.code = s.from_port
        WHERE (s.departs_at AT TIME ZONE p.zone)::date <> s.departure_date`,
    ).toHaveLength(0);
  });

  it("gives every sailing its pools, untouched, and its route a whole tariff", async () => {
    expect(
      await sql`
        SELECT s.id FROM sailing s LEFT JOIN pool p ON p.sailing_id = s.id
        GROUP BY s.id HAVING count(p.id) FILTER (
          WHERE p.kind IN ('passengers', 'lane_low_cm', 'lane_high_cm', 'kennels')
            AND p.capacity > 0 AND p.held = 0 AND p.sold = 0) <> 4`,
    ).toHaveLength(0);
    expect(
      await sql`
        SELECT DISTINCT s.operator_code, s.route_id FROM sailing s
        WHERE NOT EXISTS (
          SELECT FROM tariff t JOIN tariff_item i ON i.tariff_id = t.id
          WHERE t.operator_code = s.operator_code AND t.route_id = s.route_id
          HAVING array_agg(i.item) @> ARRAY['adult', 'child', 'infant', 'vehicle', 'pet', 'port_fee'])`,
    ).toHaveLength(0);
    expect(
      await sql`
        SELECT DISTINCT p.kind, s.route_id FROM pool p JOIN sailing s ON s.id = p.sailing_id
        JOIN tariff t ON t.operator_code = s.operator_code AND t.route_id = s.route_id
        WHERE p.kind LIKE 'cabin:%' AND NOT EXISTS (
          SELECT FROM tariff_item i WHERE i.tariff_id = t.id AND i.item = p.kind)`,
    ).toHaveLength(0);
  });

  it("sails Tunis to Marseille on five days of every week or more, and at Christmas", async () => {
    const weeks = await sql`
      SELECT date_trunc('week', departure_date) AS week, count(DISTINCT departure_date)::int AS days
      FROM sailing
      WHERE from_port = 'TNLGN' AND to_port = 'FRMRS'
        AND departure_date >= '2026-11-23' AND departure_date < '2027-11-15'
      GROUP BY 1`;
    expect(weeks).toHaveLength(51);
    expect(weeks.filter((week) => week.days < 5)).toEqual([]);
    const christmas = await sql`
      SELECT DISTINCT departure_date::text AS day FROM sailing
      WHERE from_port = 'TNLGN' AND to_port = 'FRMRS'
        AND departure_date BETWEEN '2026-12-24' AND '2026-12-26' ORDER BY 1`;
    expect(christmas.map((row) => row.day)).toEqual(["2026-12-24", "2026-12-25", "2026-12-26"]);
  });

  it("calls at Palermo between Civitavecchia and Tunis, both ways, as one voyage", async () => {
    const calls = await sql`
      SELECT DISTINCT string_agg(from_port || '-' || to_port, ' ' ORDER BY sequence) AS ports
      FROM sailing s JOIN vessel v ON v.id = s.vessel_id
      WHERE v.slug = 'splendid' GROUP BY voyage_id ORDER BY 1`;
    expect(calls.map((row) => row.ports)).toEqual([
      "ITCVV-ITPMO ITPMO-TNLGN",
      "TNLGN-ITPMO ITPMO-ITCVV",
    ]);
  });

  it("lays the days that a later run brings into the window", async () => {
    const { sailings } = await seedDatabase(url.href, { today: "2027-11-20", months: 1 });
    expect(sailings).toBeGreaterThan(1000);
    expect((await seedDatabase(url.href, { today: "2027-11-20", months: 1 })).sailings).toBe(0);
  });
});
