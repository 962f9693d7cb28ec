import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkInvariants } from "#lib/invariant/check-invariants";
import { closingAgainstBuyers, smallerVessel, staffCancels } from "#lib/testing/races/staff";
import { openTwoProcesses, type TwoProcesses } from "#lib/testing/two-processes";

const server = process.env.GANGWAY_LONG && process.env.TEST_DATABASE_URL;

describe.skipIf(!server)(
  "staff against travellers, many times (needs TEST_DATABASE_URL, GANGWAY_LONG)",
  () => {
    let two: TwoProcesses;
    beforeAll(async () => {
      two = await openTwoProcesses(server as string);
    });
    afterAll(() => two?.end());

    test("a smaller vessel, 30 times", async () => {
      for (let round = 0; round < 30; round += 1) {
        const { swapped, emptied } = await smallerVessel(two);
        expect(swapped).toMatchObject({ wanted: 12, cases: 1, sold: 20 });
        expect(emptied).toMatchObject({ capacity: 12, wanted: null, cases: 0, sold: 0 });
      }
      expect(await checkInvariants(two.one.sql)).toEqual([]);
    }, 600_000);

    test("staff, the money and the traveller at once, 1,000 times: one refund at most", async () => {
      const statuses = new Map<string, number>();
      for (let round = 0; round < 1_000; round += 4) {
        const outcomes = [0, 1, 2, 3].map((next) => staffCancels(two, round + next));
        for (const { status, refunds } of await Promise.all(outcomes)) {
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
          expect(refunds).toBeLessThanOrEqual(1);
        }
      }
      console.info("staff, the money and the traveller:", Object.fromEntries(statuses));
      expect(await checkInvariants(two.one.sql)).toEqual([]);
    }, 600_000);

    test("a closed sailing, 200 times", async () => {
      for (let round = 0; round < 200; round += 1) {
        expect((await closingAgainstBuyers(two)).late).toBe(0);
      }
      expect(await checkInvariants(two.one.sql)).toEqual([]);
    }, 600_000);
  },
);
