import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkInvariants } from "#lib/invariant/check-invariants";
import {
  cancelAgainstConfirm,
  endingOf,
  lapseAgainstPayment,
  type Round,
  twoCancels,
} from "#lib/testing/races/settlements";
import { openTwoProcesses, type TwoProcesses } from "#lib/testing/two-processes";
import { withoutLocks } from "#lib/testing/without-locks";

const server = process.env.TEST_DATABASE_URL;

describe.skipIf(!server)("two who change one booking (needs TEST_DATABASE_URL)", () => {
  let two: TwoProcesses;
  beforeAll(async () => {
    two = await openTwoProcesses(server as string);
  });
  afterAll(() => two?.end());

  test("a hold's end, its money and another buyer in the same instant, 30 times", async () => {
    const endings = new Set<string>();
    for (let round = 0; round < 30; round += 1) {
      endings.add(endingOf(await lapseAgainstPayment(two, round)));
    }
    expect([...endings].filter((ending) => ending.startsWith("broken"))).toEqual([]);
    expect(endings).not.toContain("ended unpaid");
    expect(await checkInvariants(two.one.sql)).toEqual([]);
  });

  test("a cancellation against the money, 20 times: confirmed, or all of it goes back", async () => {
    for (let round = 0; round < 20; round += 1) {
      const outcome = await cancelAgainstConfirm(two, round);
      const ending = endingOf(outcome);
      const isCancelled = outcome.heard.includes("cancelled");
      expect(ending).toBe(isCancelled ? "money back" : "confirmed");
      expect([...outcome.heard].sort()).toEqual(
        isCancelled ? ["cancelled", "refunding"] : ["confirmed", "refund_changed"],
      );
    }
    expect(await checkInvariants(two.one.sql)).toEqual([]);
  });

  test("two cancellations, 10 times: one cancels, and one refund is owed", async () => {
    for (let round = 0; round < 10; round += 1) {
      const outcome = await twoCancels(two);
      expect([...outcome.heard].sort()).toEqual(["cancelled false", "cancelled true"]);
      expect(outcome).toMatchObject({
        status: "CANCELLED",
        refunds: 1,
        refunding: outcome.expected,
        held: 0,
        sold: 0,
      });
    }
    expect(await checkInvariants(two.one.sql)).toEqual([]);
  });

  type Control = {
    /** How long each waits between what it read and what it does, in seconds: SQL. */
    waits: string;
    race: (weak: TwoProcesses) => Promise<Round>;
    isWrong?: (round: Round) => boolean;
  };
  // Who came later goes on first.
  const overtaking = "0.1 * (3 - nextval('race_turns') % 3)";
  test.each<[string, Control]>([
    [
      "a hold's end against its money",
      {
        waits: overtaking,
        race: (weak) => lapseAgainstPayment(weak, 0, { withBuyer: false }),
      },
    ],
    [
      "a cancellation against the money",
      {
        waits: "0.3",
        race: (weak) => cancelAgainstConfirm(weak, 0),
        isWrong: ({ heard }) => heard.includes("cancelled") && heard.includes("confirmed"),
      },
    ],
    ["two cancellations", { waits: "0.3", race: twoCancels }],
  ])("negative control: without the locks, %s is seen to go wrong", async (_, control) => {
    const weak = await openTwoProcesses(server as string);
    try {
      await withoutLocks(weak, control.waits);
      let seen = false;
      for (let round = 0; round < 24 && !seen; round += 1) {
        const outcome = await control.race(weak);
        const broken = await checkInvariants(weak.one.sql);
        seen = broken.length > 0 || control.isWrong?.(outcome) === true;
      }
      expect(seen).toBe(true);
    } finally {
      await weak.end();
    }
  });
});
