import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkInvariants } from "#lib/invariant/check-invariants";
import {
  allAtOnce,
  forTheLastPlaces,
  movedAndGivenUp,
  opposed,
  twoWindows,
} from "#lib/testing/races/rebook";
import { openTwoProcesses, type TwoProcesses, weaken } from "#lib/testing/two-processes";
import { withoutLocks } from "#lib/testing/without-locks";

const server = process.env.TEST_DATABASE_URL;

describe.skipIf(!server)("moving bookings, all at once (needs TEST_DATABASE_URL)", () => {
  let two: TwoProcesses;
  beforeAll(async () => {
    two = await openTwoProcesses(server as string);
  });
  afterAll(() => two?.end());

  test("the last places go to whom they reach, and nobody loses what they had", async () => {
    const { heard, left, taken } = await forTheLastPlaces(two);
    const count = (word: string) => heard.filter((one) => one === word).length;
    expect(count("moved") + count("bought")).toBe(3);
    expect(count("no_capacity")).toBe(7);
    expect(taken).toBe(6);
    expect(left).toBe(12 - 2 * count("moved"));
    expect(await checkInvariants(two.one.sql)).toEqual([]);
  });

  test("those who go and those who come do not wait for each other for ever", async () => {
    expect(await opposed(two)).toEqual(Array(10).fill("moved"));
    expect(await checkInvariants(two.one.sql)).toEqual([]);
  });

  test("moved and given up at the same instant, 12 times: it ends given up, and owns nothing anywhere", async () => {
    for (let round = 0; round < 12; round += 1) {
      const { heard, status, taken } = await movedAndGivenUp(two, round);
      expect([
        ["given up", "moved"],
        ["given up", "not_bookable"],
      ]).toContainEqual(heard);
      expect({ status, taken }).toEqual({ status: "CANCELLED", taken: 0 });
    }
    expect(await checkInvariants(two.one.sql)).toEqual([]);
  });

  test("taken from two windows at the same instant, 12 times: one sailing is theirs, once", async () => {
    for (let round = 0; round < 12; round += 1) {
      expect(await twoWindows(two, round)).toEqual({
        heard: ["moved", "not_bookable"],
        taken: 2,
        moves: 1,
      });
    }
    expect(await checkInvariants(two.one.sql)).toEqual([]);
  });

  test("the traveller's choice, a desk's and the money back, all at once, 12 times: one of them, and not two", async () => {
    const won = new Set<string>();
    for (let round = 0; round < 12; round += 1) {
      const { heard, taken, status, back } = await allAtOnce(two, round);
      const done = heard.filter((word) => ["chosen", "given", "refunded"].includes(word));
      expect([heard, done.length]).toEqual([heard, 1]);
      won.add(done[0] as string);
      const isRefunded = done[0] === "refunded";
      expect({ taken, status }).toEqual(
        isRefunded ? { taken: 0, status: "CANCELLED" } : { taken: 2, status: "CONFIRMED" },
      );
      expect((back ?? 0) > 0).toBe(isRefunded);
    }
    expect(won.size).toBeGreaterThan(1);
    expect(await checkInvariants(two.one.sql)).toEqual([]);
  });

  test("negative control: who does not say which sailing it was seen on moves it twice", async () => {
    const seen = await twoWindows(two, 0, { isSaid: false });
    // The places are still owned once: the locks see to that.
    expect(seen).toEqual({ heard: ["moved", "moved"], taken: 2, moves: 2 });
  });

  test("negative control: without the booking's locks, what was given up keeps its new places", async () => {
    const weak = await openTwoProcesses(server as string);
    try {
      await withoutLocks(weak, "0.05");
      // A move lingers between taking its new places and giving back the old ones.
      await weaken(weak.one, "release_sold", [
        ["BEGIN\n", "BEGIN\n  IF p_legs IS NOT NULL THEN PERFORM pg_sleep(0.4); END IF;\n"],
      ]);
      let kept = 0;
      for (let round = 0; round < 24 && kept === 0; round += 1) {
        const { status, taken } = await movedAndGivenUp(weak, round, 80 + 20 * (round % 4));
        if (status === "CANCELLED") kept = taken;
      }
      expect(kept).toBeGreaterThan(0);
      expect((await checkInvariants(weak.one.sql)).map(({ id }) => id)).toContain("I2");
    } finally {
      await weak.end();
    }
  }, 60_000);
});
