import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkInvariants } from "#lib/invariant/check-invariants";
import { crowdForPlaces } from "#lib/testing/races/crowd-for-places";
import { crowdOfProcesses } from "#lib/testing/races/crowd-of-processes";
import { openTwoProcesses, type TwoProcesses } from "#lib/testing/two-processes";

const server = process.env.GANGWAY_LONG && process.env.TEST_DATABASE_URL;

describe.skipIf(!server)("a large crowd (needs TEST_DATABASE_URL, GANGWAY_LONG)", () => {
  let two: TwoProcesses;
  beforeAll(async () => {
    two = await openTwoProcesses(server as string);
  });
  afterAll(() => two?.end());

  test("1,000 buyers for the last two places: one party has them", async () => {
    const outcome = await crowdForPlaces(two, { capacity: 2, sizes: Array(1_000).fill(2) });
    expect(outcome).toMatchObject({ taken: 2, left: 0, others: [] });
    expect(outcome.refused).toHaveLength(999);
    expect(await checkInvariants(two.one.sql)).toEqual([]);
  }, 120_000);

  test("1,000 buyers in two processes of the operating system for the last two places, three times", async () => {
    for (let round = 0; round < 3; round += 1) {
      const { heard } = await crowdOfProcesses(two.one, { capacity: 2, buyers: 1_000 });
      expect(heard.sort()).toEqual([...Array(999).fill("no_capacity"), "placed"]);
    }
    expect(await checkInvariants(two.one.sql)).toEqual([]);
  }, 240_000);

  test("300 parties of mixed size for 100 places, ten times: nobody is refused who would have fitted", async () => {
    for (let round = 0; round < 10; round += 1) {
      const sizes = Array.from({ length: 300 }, () => 1 + Math.floor(Math.random() * 9));
      const outcome = await crowdForPlaces(two, { capacity: 100, sizes });
      expect(outcome.others).toEqual([]);
      expect(outcome.left).toBeGreaterThanOrEqual(0);
      expect(outcome.left).toBeLessThan(Math.max(...sizes));
      expect(Math.min(...outcome.refused)).toBeGreaterThan(outcome.left);
      expect(await checkInvariants(two.one.sql)).toEqual([]);
    }
  }, 240_000);
});
