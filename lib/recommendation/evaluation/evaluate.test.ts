// The recommendations must foretell what a population with tastes looks at next better than what is most popular
// does; and must not when the same looks are shuffled, or it would be the judge that is pleased with anything.
// A small version of npm run evaluate:recommendations: made-up people, on a real Postgres.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "#lib/identity/uuid";
import { openWorld, type World } from "#lib/testing/world";
import { type Evaluation, evaluateRecommendations } from "./evaluate";
import { figuresOf } from "./figures";
import { knownSailings } from "./known-sailings";
import { type SimulatedLook, shuffleLooks, simulateLooks } from "./population";

const server = process.env.TEST_DATABASE_URL;
const dayMs = 86_400_000;
const from = new Date("2027-03-01T00:00:00Z");
const days = 20;
const until = new Date(from.getTime() + 15 * dayMs);
const timeout = 60_000;

test("figures say how often, and how far up", () => {
  const list = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"];
  expect(figuresOf([{ list, next: "a" }])).toEqual({ recall: 1, ndcg: 1, mrr: 1 });
  expect(figuresOf([{ list, next: "c" }])).toEqual({ recall: 1, ndcg: 0.5, mrr: 1 / 3 });
  expect(
    figuresOf([
      { list, next: "k" },
      { list, next: "z" },
    ]).recall,
  ).toBe(0);
  expect(figuresOf([]).recall).toBe(0);
});

describe.skipIf(!server)("among simulated people (needs TEST_DATABASE_URL)", () => {
  let world: World;
  let looks: SimulatedLook[];
  beforeAll(async () => {
    world = await openWorld(server as string);
    // Twice a day on each of six routes, dearer at the weekend; by SQL, for there are many.
    const ids = await world.sql<{ id: number; n: number }[]>`
      select r.id, n::int from route r, generate_series(0, 119) n`;
    const rows = ids.map(({ id, n }) => ({ route: id, n, sailing: newId(), voyage: newId() }));
    await world.sql`
      with said as (
        select r.*, w.from_port, w.to_port,
          ${from}::timestamptz + r.n / 2 * interval '1 day' + case r.n % 2 when 0 then 8 else 20 end * interval '1 hour' as at
        from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(route int, n int, sailing uuid, voyage uuid)
        join route w on w.id = r.route
      ), sailed as (
        insert into voyage (id, operator_code, vessel_id, service_date) select voyage, 'CTN', 1, at::date from said
        returning id
      )
      insert into sailing (id, voyage_id, sequence, route_id, operator_code, vessel_id, from_port, to_port,
        departs_at, arrives_at, departure_date, price_level_bp)
      select s.sailing, s.voyage, 1, s.route, 'CTN', 1, s.from_port, s.to_port, s.at, s.at + interval '20 hours',
        s.at::date, case when extract(isodow from s.at) >= 5 then 14000 else 10000 end
      from said s join sailed v on v.id = s.voyage`;
    const sailings = await knownSailings(world.sql, from, new Date(from.getTime() + 60 * dayMs));
    looks = simulateLooks(sailings, { people: 900, seed: 11, from, days });
  }, timeout);
  afterAll(() => world?.end());

  const judged = async (judging: SimulatedLook[] | null): Promise<Evaluation> =>
    (await world.sql.begin((tx) =>
      evaluateRecommendations(tx, judging, { until, mostSittings: 150 }),
    )) as Evaluation;

  test("ours beats most popular, of all and of the route, by far; for a traveller no less than for a sailing", {
    timeout,
  }, async () => {
    const { figures, sittings, learned } = await judged(looks);
    expect(sittings).toBe(150);
    expect(learned).toBeGreaterThan(1_000);
    for (const floor of ["most popular", "most popular on the same route"] as const) {
      for (const ours of ["by sailing", "by traveller"] as const) {
        expect(figures[ours].recall).toBeGreaterThan(1.5 * figures[floor].recall);
        expect(figures[ours].ndcg).toBeGreaterThan(1.5 * figures[floor].ndcg);
      }
    }
    expect(figures["by traveller"].recall).toBeGreaterThan(figures["by sailing"].recall - 0.02);
    // It judged in tables of its own.
    for (const table of ["look", "look_count", "sailing_affinity", "route_affinity"]) {
      expect(await world.sql`select 1 from ${world.sql(table)}`).toHaveLength(0);
    }
  });

  test("negative control: shuffled, nothing goes with anything, and ours is no better than most popular", {
    timeout,
  }, async () => {
    const { figures, sittings } = await judged(shuffleLooks(looks, 5));
    expect(sittings).toBe(150);
    for (const ours of ["by sailing", "by traveller"] as const) {
      expect(figures[ours].recall).toBeLessThan(1.5 * figures["most popular"].recall + 0.02);
    }
  });

  test("the database's own looks are judged the same", { timeout }, async () => {
    await world.sql`
      with said as (
        select * from jsonb_to_recordset(${JSON.stringify(looks.slice(0, 2_500))}::text::jsonb)
          as s(person int, sailing_id uuid, route_id int, at timestamptz)
      ), agreed as (
        insert into look_consent select distinct md5(person::text)::uuid, now() from said returning pseudonym
      )
      insert into look (pseudonym, kind, route_id, sailing_id, at)
      select a.pseudonym, 'sailing.viewed', s.route_id, s.sailing_id, s.at
      from said s join agreed a on a.pseudonym = md5(s.person::text)::uuid`;
    const [row] = await world.sql<
      { at: Date }[]
    >`select max(at) - interval '2 days' as at from look`;
    const own = (await world.sql.begin((tx) =>
      evaluateRecommendations(tx, null, { until: row?.at as Date, mostSittings: 40 }),
    )) as Evaluation;
    expect(own.sittings).toBe(40);
    expect(own.figures["by traveller"].recall).toBeGreaterThan(0);
  });
});
