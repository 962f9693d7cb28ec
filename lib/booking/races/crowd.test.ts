import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkInvariants } from "#lib/invariant/check-invariants";
import { crowdForPlaces } from "#lib/testing/races/crowd-for-places";
import { crowdOfProcesses } from "#lib/testing/races/crowd-of-processes";
import { openTwoProcesses, type TwoProcesses, weaken } from "#lib/testing/two-processes";

const server = process.env.TEST_DATABASE_URL;
const mixed = (count: number) => Array.from({ length: count }, (_, index) => 1 + ((index * 7) % 5));

describe.skipIf(!server)("a crowd in two processes (needs TEST_DATABASE_URL)", () => {
  let two: TwoProcesses;
  beforeAll(async () => {
    two = await openTwoProcesses(server as string);
  });
  afterAll(() => two?.end());

  test("100 buyers for the last two places: one party has them", async () => {
    const outcome = await crowdForPlaces(two, { capacity: 2, sizes: Array(100).fill(2) });
    expect(outcome).toMatchObject({ taken: 2, left: 0, others: [] });
    expect(outcome.refused).toHaveLength(99);
    expect(await checkInvariants(two.one.sql)).toEqual([]);
  });

  test("40 buyers for the last four places, in two processes of the operating system: two parties have them", async () => {
    const { heard } = await crowdOfProcesses(two.one, { capacity: 4, buyers: 40 });
    expect(heard.sort()).toEqual([...Array(38).fill("no_capacity"), "placed", "placed"]);
    expect(await checkInvariants(two.one.sql)).toEqual([]);
  });

  test("two want the two last places, one each", async () => {
    for (let round = 0; round < 20; round += 1) {
      const outcome = await crowdForPlaces(two, { capacity: 2, sizes: [1, 1] });
      expect(outcome).toEqual({ taken: 2, left: 0, refused: [], others: [] });
    }
    expect(await checkInvariants(two.one.sql)).toEqual([]);
  });

  test("60 parties of mixed size for 40 places: nobody is refused who would have fitted", async () => {
    const outcome = await crowdForPlaces(two, { capacity: 40, sizes: mixed(60) });
    expect(outcome.others).toEqual([]);
    expect(outcome.left).toBeGreaterThanOrEqual(0);
    expect(Math.min(...outcome.refused)).toBeGreaterThan(outcome.left);
    expect(await checkInvariants(two.one.sql)).toEqual([]);
  });

  test("negative control: without its lock and its check, the same crowd is sold too much", async () => {
    const weak = await openTwoProcesses(server as string);
    try {
      await weak.one.sql`alter table pool drop constraint pool_not_oversold`;
      await weaken(weak.one, "place_bookings", [
        ["PERFORM 1 FROM pool WHERE id = ANY (c_pools) ORDER BY id FOR UPDATE;", ""],
        [
          "UPDATE pool p SET held = p.held + w.quantity",
          "PERFORM pg_sleep(0.2);\n  UPDATE pool p SET held = p.held + w.quantity",
        ],
      ]);
      // On a busy machine one process may be done before the other begins.
      let left = 0;
      for (let round = 0; round < 8 && left >= 0; round += 1) {
        left = (await crowdForPlaces(weak, { capacity: 40, sizes: mixed(60) })).left;
      }
      expect(left).toBeLessThan(0);
      expect((await checkInvariants(weak.one.sql)).map(({ id }) => id)).toContain("I1");
    } finally {
      await weak.end();
    }
  });
});
