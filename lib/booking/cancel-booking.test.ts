import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkInvariants } from "#lib/invariant/check-invariants";
import { openStripe } from "#lib/payment/stripe";
import { place, readingFor, requestFor, traveller } from "#lib/testing/booking-world";
import { openWorld, type World } from "#lib/testing/world";
import { cancelBooking } from "./cancel-booking";
import { quoteCancellation } from "./quote-cancellation";
import { settleReading } from "./settle-payment";

const server = process.env.TEST_DATABASE_URL;
const stripe = { kind: "stripe", id: "evt_test" } as const;

describe.skipIf(!server)("cancelling a booking (needs TEST_DATABASE_URL)", () => {
  let world: World;
  const context = () => ({
    database: world.database,
    stripe: openStripe("sk_test_x", "http://127.0.0.1:9"),
  });
  beforeAll(async () => {
    world = await openWorld(server as string, 20);
  });
  afterAll(() => world?.end());

  async function confirmed() {
    const { id } = await world.addSailing();
    const { bookingId } = await place(world, await requestFor(world, [id]));
    const reading = await readingFor(world, bookingId);
    await settleReading(context(), stripe, reading);
    return { id, bookingId, reading };
  }
  const poolOf = async (id: string) =>
    (
      await world.sql`select held, sold from pool where sailing_id = ${id} and kind = 'passengers'`
    )[0];

  test("a fee that was not shown cancels nothing", async () => {
    const { bookingId } = await confirmed();
    const { refund, fee } = await quoteCancellation(world.sql, bookingId);
    const expectedFee = { ...fee, amount_minor: fee.amount_minor - 1 };
    await expect(
      cancelBooking(world.database, traveller, bookingId, {
        expectedRefund: refund,
        expectedFee,
        reason: "",
      }),
    ).rejects.toMatchObject({ code: "refund_changed", facts: { quote: { fee } } });
  });

  test("two cancels at once are one: places back, one refund, the fee kept, one mail", async () => {
    const { id, bookingId } = await confirmed();
    const quote = await quoteCancellation(world.sql, bookingId);
    expect(quote.refund.amount_minor).toBeGreaterThan(0);
    expect(quote.fee.amount_minor).toBeGreaterThan(0);
    const wish = { expectedRefund: quote.refund, reason: "changed my mind" };
    const results = await Promise.all(
      [1, 2].map(() => cancelBooking(world.database, traveller, bookingId, wish)),
    );
    expect(results.filter((result) => result.cancelled)).toHaveLength(1);
    expect(await poolOf(id)).toMatchObject({ held: 0, sold: 0 });
    const refunds =
      await world.sql`select amount_minor from refund where booking_id = ${bookingId}`;
    expect(refunds).toMatchObject([{ amount_minor: quote.refund.amount_minor }]);
    const notices =
      await world.sql`select 1 from notice where booking_id = ${bookingId} and kind = 'cancellation'`;
    expect(notices).toHaveLength(1);
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("another refund than was quoted changes nothing and brings the new quote", async () => {
    const { id, bookingId } = await confirmed();
    const wish = { expectedRefund: { amount_minor: 1, currency: "EUR" }, reason: "x" };
    await expect(cancelBooking(world.database, traveller, bookingId, wish)).rejects.toMatchObject({
      code: "refund_changed",
      facts: { quote: { refund: { currency: "EUR" } } },
    });
    expect(await poolOf(id)).toMatchObject({ sold: 2 });
  });

  test("an unpaid booking is cancelled for nothing, and money that comes all the same goes back in full", async () => {
    const { id } = await world.addSailing();
    const { bookingId } = await place(world, await requestFor(world, [id]));
    const quote = await quoteCancellation(world.sql, bookingId);
    expect(quote).toMatchObject({ refund: { amount_minor: 0 }, fee: { amount_minor: 0 } });
    await cancelBooking(world.database, traveller, bookingId, {
      expectedRefund: quote.refund,
      reason: "x",
    });
    expect(await poolOf(id)).toMatchObject({ held: 0, sold: 0 });
    expect(await checkInvariants(world.sql)).toEqual([]);
    const { settlement } = await settleReading(
      context(),
      stripe,
      await readingFor(world, bookingId),
    );
    expect(settlement).toBe("refunding");
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("cancel and confirm at the same instant: the money is never lost", async () => {
    for (let round = 0; round < 10; round += 1) {
      const { id } = await world.addSailing();
      const { bookingId } = await place(world, await requestFor(world, [id]));
      const reading = await readingFor(world, bookingId);
      await Promise.allSettled([
        settleReading(context(), stripe, reading),
        cancelBooking(world.database, traveller, bookingId, {
          expectedRefund: { amount_minor: 0, currency: "EUR" },
          reason: "x",
        }),
      ]);
    }
    expect(await checkInvariants(world.sql)).toEqual([]);
  });
});
