// What a statement on a hot path reads must not grow with the tables. The statements are those that the
// verbs and the database's own functions run, with the plans they ran by, on tables that are full.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fillTables } from "#lib/testing/plans/fill-tables";
import { walkConsole } from "#lib/testing/plans/walk-console";
import { walkHotPaths } from "#lib/testing/plans/walk-hot-paths";
import { growing, tablesOf, type Watched, watchPlans } from "#lib/testing/plans/watch-plans";
import { openStripeProcess, type StripeProcess } from "#lib/testing/stripe-process";
import { openWorld, type World } from "#lib/testing/world";

const server = process.env.TEST_DATABASE_URL;

/** What the business has of these does not grow with what it sells. */
const small = new Set([
  // Offers, and the processes that live.
  "promotion",
  "worker",
  "port",
  "port_name",
  "operator",
  "operator_link",
  "vessel",
  "route",
  "fare",
  "fare_policy",
  "tariff",
  "tariff_item",
  "vehicle_band",
  "legal_transition",
  "place",
  "place_name",
  "place_port",
  "port_change",
  "route_affinity",
  "recommendation_run",
]);
/** Indexes of what is open, due, unsent or given up until staff drive it again: short, however much there was. */
const short = new Set([
  "aftercare_open",
  "alert_open",
  "booking_pending",
  "dispute_unfinished",
  "hold_open",
  "inbox_unprocessed",
  "job_run_failed",
  "job_run_live",
  "pool_deficit",
  "refund_failed",
  "sailing_change_open",
  "subscriber_mail_due",
  "notice_dead",
  "notice_due",
  "outbox_unsent",
  "payment_open",
  "refund_open",
]);
const rows = 20_000;
/** Far more than it takes: on a machine that is busy with other tests it takes several times as long. */
const timeout = 120_000;
/** More than this of one table, from one node, is not what a request or a sweep asks for. */
const mostRows = 1_000;

describe.skipIf(!server)("the plans of the hot paths (needs TEST_DATABASE_URL)", () => {
  let world: World;
  let wire: StripeProcess;
  beforeAll(async () => {
    [world, wire] = await Promise.all([openWorld(server as string, 4), openStripeProcess()]);
    await fillTables(world.sql, { sailings: rows, bookings: rows });
  }, timeout);
  afterAll(async () => {
    wire?.end();
    await world?.end();
  });

  /** Walks until each connection's prepared statements have chosen between their plans, after five runs. */
  async function walked(times: number): Promise<Watched[]> {
    const watch = await watchPlans(world.sql, world.url);
    try {
      for (let time = 0; time < times; time += 1) {
        await walkHotPaths({ world, watch, wire });
        await walkConsole({ world, watch });
      }
    } finally {
      await watch.end();
    }
    return watch.heard;
  }
  const grows = async () => {
    const tables = await world.sql<{ name: string; rows: number }[]>`
      select relname as name, reltuples::int as rows from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r'`;
    return tables.filter(({ name }) => !small.has(name));
  };
  const growingIn = async (heard: Watched[]) =>
    growing(heard, { tables: new Set((await grows()).map(({ name }) => name)), short, mostRows });

  test("no statement reads more the more there is", { timeout }, async () => {
    const heard = await walked(6);
    // Seen at all: the verbs' own, the functions' and the foreign keys'.
    for (const part of [
      "select p.code, p.slug",
      "SELECT 1 FROM pool WHERE id = ANY (c_pools)",
      "FOR KEY SHARE OF x",
    ]) {
      expect(
        heard.some(({ query }) => query.includes(part)),
        part,
      ).toBe(true);
    }
    expect(await growingIn(heard)).toEqual([]);
    // Full enough for the planner to mind. A new table: fill it in lib/testing/plans/fill-tables.ts, or
    // name it above as one that stays small.
    const met = tablesOf(heard);
    expect((await grows()).filter((table) => met.has(table.name) && table.rows < rows - 1)).toEqual(
      [],
    );
  });

  test("negative control: four indexes gone, the same walk names what needed them", {
    timeout,
  }, async () => {
    const needed = [
      ["sailing_search", "search direct"],
      ["hold_booking", "extend hold"],
      ["outbox_unsent", "outbox relay"],
      ["sailing_vessel", "vessel page"],
    ] as const;
    for (const [index] of needed) await world.sql.unsafe(`drop index ${index}`);
    const found = await growingIn(await walked(1));
    for (const [, during] of needed) {
      expect(found.filter((line) => line.startsWith(`${during}:`))).not.toEqual([]);
    }
  });
});
