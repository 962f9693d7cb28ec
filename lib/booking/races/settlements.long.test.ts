import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkInvariants } from "#lib/invariant/check-invariants";
import {
  cancelAgainstConfirm,
  endingOf,
  lapseAgainstPayment,
} from "#lib/testing/races/settlements";
import { openTwoProcesses, type TwoProcesses } from "#lib/testing/two-processes";

const server = process.env.GANGWAY_LONG && process.env.TEST_DATABASE_URL;

describe.skipIf(!server)(
  "1,000 rounds for one booking (needs TEST_DATABASE_URL, GANGWAY_LONG)",
  () => {
    let two: TwoProcesses;
    beforeAll(async () => {
      two = await openTwoProcesses(server as string);
    });
    afterAll(() => two?.end());

    /** 1,000 rounds, four at a time. */
    async function thousand(
      race: (round: number) => Promise<string>,
    ): Promise<Map<string, number>> {
      const endings = new Map<string, number>();
      for (let round = 0; round < 1_000; round += 4) {
        for (const ending of await Promise.all([0, 1, 2, 3].map((next) => race(round + next)))) {
          endings.set(ending, (endings.get(ending) ?? 0) + 1);
        }
      }
      return endings;
    }

    test("a hold's end, its money and another buyer: the money buys, or goes back", async () => {
      const endings = await thousand(async (round) =>
        endingOf(await lapseAgainstPayment(two, round)),
      );
      console.info("a hold's end against its money:", Object.fromEntries(endings));
      expect([...endings.keys()].sort()).toEqual(["confirmed", "money back"]);
      expect(await checkInvariants(two.one.sql)).toEqual([]);
    }, 300_000);

    test("a cancellation against the money: confirmed, or all of it goes back", async () => {
      const endings = await thousand(async (round) =>
        endingOf(await cancelAgainstConfirm(two, round)),
      );
      console.info("a cancellation against the money:", Object.fromEntries(endings));
      expect([...endings.keys()].sort()).toEqual(["confirmed", "money back"]);
      expect(await checkInvariants(two.one.sql)).toEqual([]);
    }, 300_000);
  },
);
