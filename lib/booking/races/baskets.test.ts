import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkInvariants } from "#lib/invariant/check-invariants";
import { opposedBaskets } from "#lib/testing/races/opposed-baskets";
import { openTwoProcesses, type TwoProcesses, weaken } from "#lib/testing/two-processes";

const server = process.env.TEST_DATABASE_URL;

describe.skipIf(!server)("opposed baskets (needs TEST_DATABASE_URL)", () => {
  let two: TwoProcesses;
  beforeAll(async () => {
    two = await openTwoProcesses(server as string);
  });
  afterAll(() => two?.end());

  test("500 baskets, A then B and B then A: no deadlock, and each has both sailings or none", async () => {
    const outcome = await opposedBaskets(two, { count: 500, capacities: [300, 200] });
    expect(outcome).toEqual({ placed: 200, refused: 300, others: [], held: [200, 200] });
    expect(await checkInvariants(two.one.sql)).toEqual([]);
  });

  test("negative control: locked in the order of the basket, they deadlock", async () => {
    const weak = await openTwoProcesses(server as string);
    try {
      await weaken(weak.one, "place_bookings", [
        [
          "PERFORM 1 FROM pool WHERE id = ANY (c_pools) ORDER BY id FOR UPDATE;",
          `PERFORM pg_sleep(0.02) FROM (
            SELECT id FROM pool WHERE id = ANY (c_pools) ORDER BY array_position(c_pools, id) FOR UPDATE
          ) locked;`,
        ],
      ]);
      const outcome = await opposedBaskets(weak, { count: 20, capacities: [300, 300] });
      expect(outcome.others).toContain("service_unavailable");
      expect(outcome.placed).toBeLessThan(20);
      const [seen] = await weak.one.sql<{ deadlocks: number }[]>`
        select deadlocks::int from pg_stat_database where datname = current_database()`;
      expect(seen?.deadlocks).toBeGreaterThan(0);
    } finally {
      await weak.end();
    }
  });
});
