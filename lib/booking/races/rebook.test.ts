import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkInvariants } from "#lib/invariant/check-invariants";
import { forTheLastPlaces, movedAndGivenUp, opposed } from "#lib/testing/races/rebook";
import { openTwoProcesses, type TwoProcesses } from "#lib/testing/two-processes";
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
      await withoutLocks(weak, "0.05 * (nextval('race_turns') % 2)");
      const ends: number[] = [];
      for (let round = 0; round < 12 && !ends.some((taken) => taken > 0); round += 1) {
        ends.push((await movedAndGivenUp(weak, round)).taken);
      }
      expect(Math.max(...ends)).toBeGreaterThan(0);
      expect((await checkInvariants(weak.one.sql)).map(({ id }) => id)).toContain("I2");
    } finally {
      await weak.end();
    }
  });
});
