import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkInvariants } from "#lib/invariant/check-invariants";
import { endingOf } from "#lib/testing/races/settlements";
import { closingAgainstBuyers, smallerVessel, staffCancels } from "#lib/testing/races/staff";
import { openTwoProcesses, type TwoProcesses, weaken } from "#lib/testing/two-processes";
import { withoutLocks } from "#lib/testing/without-locks";

const server = process.env.TEST_DATABASE_URL;

describe.skipIf(!server)("staff against travellers (needs TEST_DATABASE_URL)", () => {
  let two: TwoProcesses;
  beforeAll(async () => {
    two = await openTwoProcesses(server as string);
  });
  afterAll(() => two?.end());

  test("a smaller vessel takes no place from who has it, and sells none that it hasn't", async () => {
    for (let round = 0; round < 2; round += 1) {
      const { swapped, emptied } = await smallerVessel(two);
      // Ten paid, and who has paid travels.
      expect(swapped.heard.filter((word) => word === "confirmed")).toHaveLength(10);
      expect(swapped.sold).toBe(20);
      expect(swapped).toMatchObject({ wanted: 12, cases: 1 });
      expect(swapped.capacity).toBe(swapped.held + swapped.sold);
      expect(swapped.heard).toContain(`${swapped.capacity - 12} over`);
      expect(emptied).toMatchObject({ capacity: 12, wanted: null, cases: 0, sold: 0 });
      const others = [...swapped.heard, ...emptied.heard].filter(
        (word) =>
          !["confirmed", "bought", "no_capacity", "given up", "30", "12"].includes(word) &&
          !word.endsWith(" over"),
      );
      expect(others).toEqual([]);
      expect(await checkInvariants(two.one.sql)).toEqual([]);
    }
  });

  test("staff, the money and the traveller at once, 20 times: confirmed and cancelled once, all of it goes back", async () => {
    for (let round = 0; round < 20; round += 1) {
      const outcome = await staffCancels(two, round);
      const ending = endingOf(outcome);
      // Only a traveller who was first to cancel what was paid pays a fee.
      const isFee = outcome.heard.includes("traveller") && outcome.heard.includes("confirmed");
      if (isFee) expect(outcome).toMatchObject({ status: "CANCELLED", sold: 0, refunds: 1 });
      else expect(["money back", "confirmed"]).toContain(ending);
      expect(outcome.refunds).toBeLessThanOrEqual(1);
    }
    expect(await checkInvariants(two.one.sql)).toEqual([]);
  });

  test("a closed sailing holds no place more from that instant, however far a request was, 10 times", async () => {
    for (let round = 0; round < 10; round += 1) {
      const { placed, late, refused } = await closingAgainstBuyers(two);
      expect(late).toBe(0);
      expect(placed + refused.length).toBe(42);
      expect(new Set(refused)).toEqual(new Set(["unsold"]));
      expect(refused.length).toBeGreaterThanOrEqual(2);
    }
    expect(await checkInvariants(two.one.sql)).toEqual([]);
  });

  test("negative control: where capacity does not follow its vessel, places it hasn't are sold", async () => {
    const weak = await openTwoProcesses(server as string);
    try {
      await weak.one.sql`drop trigger pool_follows_wanted on pool`;
      const { emptied } = await smallerVessel(weak);
      expect(emptied.capacity).toBeGreaterThan(12);
      expect((await checkInvariants(weak.one.sql)).map(({ id }) => id)).toContain("I1");
    } finally {
      await weak.end();
    }
  });

  test("negative control: where who places does not look again, a closed sailing is sold", async () => {
    const weak = await openTwoProcesses(server as string);
    try {
      await weaken(weak.one, "place_bookings", [["AND s.status <> 'open'", "AND false"]]);
      expect((await closingAgainstBuyers(weak)).late).toBeGreaterThanOrEqual(2);
    } finally {
      await weak.end();
    }
  });

  test("negative control: without the locks, staff and a traveller both cancel what was paid", async () => {
    const weak = await openTwoProcesses(server as string);
    try {
      await withoutLocks(weak, "0.3");
      let seen = false;
      for (let round = 0; round < 8 && !seen; round += 1) {
        const { heard } = await staffCancels(weak, round);
        const cancels = heard.filter((word) => word === "staff true" || word === "traveller");
        const broken = await checkInvariants(weak.one.sql);
        seen = broken.length > 0 || cancels.length > 1;
      }
      expect(seen).toBe(true);
    } finally {
      await weak.end();
    }
  });
});
