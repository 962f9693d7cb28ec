import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkInvariants } from "#lib/invariant/check-invariants";
import { forTheLastPlaces, movedAndGivenUp, opposed } from "#lib/testing/races/rebook";
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
