import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cancelBooking } from "#lib/booking/cancel-booking";
import { quotePart } from "#lib/booking/part/quote-part";
import { checkInvariants } from "#lib/invariant/check-invariants";
import { traveller } from "#lib/testing/booking-world";
import {
  born,
  confirmedBooking,
  inDays,
  personOf,
  scopeOf,
  soldPlaces,
} from "#lib/testing/part-world";
import { openTwoProcesses, type TwoProcesses, weaken } from "#lib/testing/two-processes";

const server = process.env.TEST_DATABASE_URL;

describe.skipIf(!server)("two who cancel parts of one booking (needs TEST_DATABASE_URL)", () => {
  let two: TwoProcesses;
  beforeAll(async () => {
    two = await openTwoProcesses(server as string);
  });
  afterAll(() => two?.end());

  const three = async ({ one }: TwoProcesses) => {
    const { id } = await one.addSailing({ departs: inDays(40) });
    const passengers = ["Amel", "Jean", "Mia"].map((name) => personOf(born.adult, name));
    return await confirmedBooking(one, [id], { passengers });
  };

  /** Both have seen the same booking, and send what they agreed to in the same instant. */
  async function both(pair: TwoProcesses, bookingId: string, names: [string, string]) {
    const wishes = await Promise.all(
      names.map(async (name) => {
        const scope = scopeOf({ passengers: [name] });
        const quote = await quotePart(pair.one.sql, bookingId, scope, "en");
        return { scope, expectedRefund: quote.refund, expectedFee: quote.fee, reason: "" };
      }),
    );
    const heard = await Promise.allSettled(
      wishes.map((wish, index) =>
        cancelBooking(pair.turn(index).database, traveller, bookingId, wish),
      ),
    );
    const [books] = await pair.one.sql<{ refunds: number; owed: number }[]>`
      select count(*)::int as refunds, coalesce(sum(amount_minor), 0)::int as owed
      from refund where booking_id = ${bookingId}`;
    return {
      heard: heard.map((one) =>
        one.status === "fulfilled" ? one.value.cancelled : String(one.reason),
      ),
      expected: wishes.map(({ expectedRefund }) => expectedRefund.amount_minor),
      ...books,
    };
  }

  test("the same passenger, 10 times: one cancels, the other changes nothing", async () => {
    for (let round = 0; round < 10; round += 1) {
      const bookingId = await three(two);
      const { heard, expected, refunds, owed } = await both(two, bookingId, [
        "passenger-1",
        "passenger-1",
      ]);
      expect([...heard].sort()).toEqual([false, true]);
      expect([refunds, owed]).toEqual([1, expected[0]]);
      expect(await soldPlaces(two.one, bookingId)).toEqual({ "0 passengers": 2 });
    }
    expect(await checkInvariants(two.one.sql)).toEqual([]);
  });

  test("two passengers, 10 times: both go, each for exactly the own refund", async () => {
    for (let round = 0; round < 10; round += 1) {
      const bookingId = await three(two);
      const { heard, expected, refunds, owed } = await both(two, bookingId, [
        "passenger-1",
        "passenger-2",
      ]);
      expect(heard).toEqual([true, true]);
      expect([refunds, owed]).toEqual([2, (expected[0] ?? 0) + (expected[1] ?? 0)]);
      expect(await soldPlaces(two.one, bookingId)).toEqual({ "0 passengers": 1 });
    }
    expect(await checkInvariants(two.one.sql)).toEqual([]);
  });

  test("a part against the whole, 10 times: never more than was paid, and nothing left over", async () => {
    for (let round = 0; round < 10; round += 1) {
      const bookingId = await three(two);
      const quotes = await Promise.all(
        [scopeOf({ passengers: ["passenger-1"] }), null].map(async (scope) => {
          const quote = await quotePart(two.one.sql, bookingId, scope, "en");
          return { scope, expectedRefund: quote.refund, expectedFee: quote.fee, reason: "" };
        }),
      );
      const heard = await Promise.allSettled(
        quotes.map((wish, index) =>
          cancelBooking(two.turn(index).database, traveller, bookingId, wish),
        ),
      );
      const ends = heard.map((one) =>
        one.status === "fulfilled" ? "cancelled" : (one.reason as { code: string }).code,
      );
      // Who comes second finds another booking than the one that was quoted.
      expect([
        ["cancelled", "refund_changed"],
        ["not_cancellable", "cancelled"],
      ]).toContainEqual(ends);
    }
    expect(await checkInvariants(two.one.sql)).toEqual([]);
  });

  test("without the lock the same passenger is refunded twice (negative control)", async () => {
    const weak = await openTwoProcesses(server as string);
    try {
      await weaken(weak.one, "lock_booking", [
        [" FOR UPDATE;", ";"],
        ["\nEND", "\n  PERFORM pg_sleep(0.1);\nEND"],
      ]);
      // The other guards, too: places are given back once by themselves, and a line is split once.
      await weaken(weak.one, "release_part", [["v_freed <> v_wanted", "false"]]);
      await weak.one.sql`update tariff_item set amount_minor = 0 where item = 'port_fee'`;
      const { id } = await weak.one.addSailing({ departs: inDays(40) });
      const passengers = [personOf(born.adult), personOf(born.child)];
      const bookingId = await confirmedBooking(weak.one, [id], { passengers });
      const { refunds } = await both(weak, bookingId, ["passenger-1", "passenger-1"]);
      expect(refunds).toBe(2);
      const broken = (await checkInvariants(weak.one.sql)).map(({ id }) => id);
      expect(broken).toContain("I5c");
    } finally {
      await weak.end();
    }
  });
});
