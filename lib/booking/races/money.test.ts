// Holds, payments, refunds and disputes in random order against a small model. The same seed plays the
// same sequences: GANGWAY_SEED=… [GANGWAY_PATH=…, as a failure prints it] npx vitest run lib/booking/races/money
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chanceSeed } from "#lib/testing/chance";
import type { Command } from "#lib/testing/races/money/commands";
import { compareMoney, playOne } from "#lib/testing/races/money/compare-money";
import { weaken } from "#lib/testing/two-processes";
import { openWorld, type World } from "#lib/testing/world";

const server = process.env.TEST_DATABASE_URL;
const path = process.env.GANGWAY_PATH;

describe.skipIf(!server)(
  "bookings and their money against a model (needs TEST_DATABASE_URL)",
  () => {
    test("40 sequences, or as many as half a minute allows: what is heard, the books and the places are what the model says", async () => {
      console.info(`bookings and their money against a model: GANGWAY_SEED=${chanceSeed}`);
      const outcome = await compareMoney(server as string, {
        ...{ seed: chanceSeed, path, runs: 40, most: 30, lanes: 2 },
        ...{ longestMs: 30_000, mayEndEarly: true },
      });
      expect(outcome.wrong).toBeNull();
      if (!path) expect(outcome.sequences).toBeGreaterThan(2);
    }, 120_000);

    test("a refund refused for a dispute that is won since is not given up, though its key remembers the refusal", async () => {
      const world = await openWorld(server as string, 6);
      const sequence: Command[] = [
        { do: "place", adults: 1, pets: 0, on: "first" },
        { do: "buy", which: 1, card: "disputes" },
        { do: "cancel", which: 1 },
        { do: "send refund", which: 1 },
        { do: "rule", which: 1, verdict: "winning" },
      ];
      try {
        expect(await playOne(world, sequence, true)).toBeNull();
      } finally {
        await world.end();
      }
    });

    describe("negative controls", () => {
      let weak: World;
      beforeAll(async () => {
        weak = await openWorld(server as string);
      });
      afterAll(() => weak?.end());

      /** Paid in time at Stripe, told of when the places have gone to somebody else. */
      const lateMoney: Command[] = [
        { do: "place", adults: 4, pets: 0, on: "first" },
        { do: "begin", which: 1 },
        { do: "pay", which: 1, card: "good" },
        { do: "elapse", which: 0, seconds: 310 },
        { do: "place", adults: 4, pets: 0, on: "first" },
        { do: "place", adults: 2, pets: 0, on: "first" },
        { do: "deliver all of one", which: 0 },
        { do: "deliver all of one", which: 0 },
      ];

      test("the sequence that the next one weakens is well as it is", async () => {
        expect(await playOne(weak, lateMoney, true)).toBeNull();
      });

      test("where late money is not told that its places are gone, the model says so", async () => {
        const check =
          "IF EXISTS (SELECT 1 FROM allocation WHERE hold_id = p_hold AND status <> 'held') THEN RETURN false; END IF;";
        await weaken(weak, "consume_hold", [[check, ""]]);
        expect(await playOne(weak, lateMoney, true)).toMatch(/where the model says/);
      });
    });
  },
);
