import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkInvariants } from "#lib/invariant/check-invariants";
import { openStripe } from "#lib/payment/stripe";
import { place, readingFor, requestFor } from "#lib/testing/booking-world";
import { openWorld, type World } from "#lib/testing/world";
import { endLapsed, freeLapsed } from "./end-lapsed";
import { readBooking } from "./read-booking";
import { settleReading } from "./settle-payment";

const server = process.env.TEST_DATABASE_URL;
const stripe = { kind: "stripe", id: "evt_test" } as const;
const clock = { kind: "clock", id: "test" } as const;

describe.skipIf(!server)("settling a payment (needs TEST_DATABASE_URL)", () => {
  let world: World;
  // None of these readings needs Stripe: an address where nobody answers proves it.
  const context = () => ({
    database: world.database,
    stripe: openStripe("sk_test_x", "http://127.0.0.1:9"),
  });
  beforeAll(async () => {
    world = await openWorld(server as string, 20);
  });
  afterAll(() => world?.end());

  const statusOf = async (bookingId: string) =>
    (
      await world.sql<{ status: string; payment: string; reason: string | null }[]>`
      select b.status, p.status as payment, b.reason from booking b join payment p on p.booking_id = b.id
      where b.id = ${bookingId}`
    )[0];
  const count = async (query: ReturnType<World["sql"]>) => (await query).length;
  /** Lets a hold end at this instant. */
  const lapse = (bookingId: string) =>
    world.sql`update hold set expires_at = clock_timestamp() where booking_id = ${bookingId}`;

  test("money makes a hold a confirmed booking, once, however often it is told", async () => {
    const { id } = await world.addSailing();
    const { bookingId } = await place(world, await requestFor(world, [id]));
    const reading = await readingFor(world, bookingId);
    const results = await Promise.all(
      Array.from({ length: 10 }, () => settleReading(context(), stripe, reading)),
    );
    expect(results.filter((result) => result.settlement === "confirmed")).toHaveLength(1);
    expect(await statusOf(bookingId)).toMatchObject({ status: "CONFIRMED", payment: "COMPLETED" });
    const [pool] =
      await world.sql`select held, sold from pool where sailing_id = ${id} and kind = 'passengers'`;
    expect(pool).toMatchObject({ held: 0, sold: 2 });
    expect(
      await count(
        world.sql`select 1 from notice where booking_id = ${bookingId} and kind = 'confirmation'`,
      ),
    ).toBe(1);
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test.each([
    ["another price", { amountMinor: 100, receivedMinor: 100 }],
    ["a part of the price, taken by hand at Stripe", { receivedMinor: 100 }],
  ])("%s buys nothing, frees the places, and goes back in full", async (_, other) => {
    const { id } = await world.addSailing();
    const { bookingId } = await place(world, await requestFor(world, [id]));
    const reading = { ...(await readingFor(world, bookingId)), ...other };
    const results = [1, 2, 3].map(() => settleReading(context(), stripe, reading));
    const settled = (await Promise.all(results)).map(({ settlement }) => settlement).sort();
    expect(settled).toEqual(["refunding", "unchanged", "unchanged"]);
    expect(await statusOf(bookingId)).toMatchObject({ status: "FAILED", reason: "other_amount" });
    const refunds = await world.sql`
      select amount_minor, intent_id from refund where booking_id = ${bookingId}`;
    expect([...refunds]).toEqual([{ amount_minor: 100, intent_id: reading.id }]);
    const [pool] =
      await world.sql`select held, sold from pool where sailing_id = ${id} and kind = 'passengers'`;
    expect(pool).toMatchObject({ held: 0, sold: 0 });
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("another currency buys nothing, and staff hear of it", async () => {
    const { id } = await world.addSailing();
    const { bookingId } = await place(world, await requestFor(world, [id]));
    const reading = { ...(await readingFor(world, bookingId)), currency: "JPY" };
    expect(await settleReading(context(), stripe, reading)).toMatchObject({ settlement: "failed" });
    expect(await statusOf(bookingId)).toMatchObject({ status: "FAILED", payment: "FAILED" });
    const alerts = await world.sql`
      select 1 from alert where kind = 'stripe_capture_unknown' and subject = ${reading.id}`;
    expect(alerts).toHaveLength(1);
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("money that only names a booking, and is not its price, is not its payment", async () => {
    const { id } = await world.addSailing();
    const { bookingId } = await place(world, await requestFor(world, [id]));
    const reading = await readingFor(world, bookingId);
    const other = { ...reading, id: "pi_elsewhere", amountMinor: 100, receivedMinor: 100 };
    expect((await settleReading(context(), stripe, other)).settlement).toBe("not_ours");
    expect(await statusOf(bookingId)).toMatchObject({ status: "PENDING", payment: "PENDING" });
  });

  test("late money takes the same places again", async () => {
    const { id } = await world.addSailing();
    const { bookingId } = await place(world, await requestFor(world, [id]));
    const reading = await readingFor(world, bookingId);
    await lapse(bookingId);
    // The hold was ended, as its timer does, while the money was under way.
    expect(await freeLapsed(world.database, clock, bookingId)).toEqual({ intentId: reading.id });
    const { settlement } = await settleReading(context(), stripe, reading);
    expect(settlement).toBe("confirmed");
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("late money whose places are gone goes back in full, with an honest mail", async () => {
    const { id } = await world.addSailing({ pools: { passengers: 2 } });
    const request = await requestFor(world, [id]);
    const { bookingId } = await place(world, request);
    await lapse(bookingId);
    await place(world, request);
    const { settlement } = await settleReading(
      context(),
      stripe,
      await readingFor(world, bookingId),
    );
    expect(settlement).toBe("refunding");
    expect(await statusOf(bookingId)).toMatchObject({ status: "FAILED", reason: "places_gone" });
    const refunds =
      await world.sql`select amount_minor, status from refund where booking_id = ${bookingId}`;
    expect(refunds).toMatchObject([
      { amount_minor: request.expected_total.amount_minor, status: "requested" },
    ]);
    expect(
      await count(
        world.sql`select 1 from notice where booking_id = ${bookingId} and kind = 'late_refund'`,
      ),
    ).toBe(1);
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("a hold ends with its time, not before, and its places are back", async () => {
    const { id } = await world.addSailing();
    const { bookingId } = await place(world, await requestFor(world, [id]));
    expect(await endLapsed(context(), clock, bookingId)).toMatchObject({ ended: false });
    await lapse(bookingId);
    expect(await endLapsed(context(), clock, bookingId)).toEqual({ ended: true });
    expect(await endLapsed(context(), clock, bookingId)).toEqual({ ended: true });
    expect(await statusOf(bookingId)).toMatchObject({ status: "EXPIRED", payment: "CANCELLED" });
    const [pool] =
      await world.sql`select held, sold from pool where sailing_id = ${id} and kind = 'passengers'`;
    expect(pool).toMatchObject({ held: 0, sold: 0 });
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("the end of a hold and its money at the same instant: one of them wins, and nothing is lost", async () => {
    for (let round = 0; round < 25; round += 1) {
      const { id } = await world.addSailing({ pools: { passengers: 2 } });
      const { bookingId } = await place(world, await requestFor(world, [id]));
      const reading = await readingFor(world, bookingId);
      await world.sql`update payment set intent_id = null where booking_id = ${bookingId}`;
      await world.sql`update hold set expires_at = clock_timestamp() where booking_id = ${bookingId}`;
      await Promise.all([
        settleReading(context(), stripe, reading),
        endLapsed(context(), clock, bookingId),
      ]);
    }
    const broken = await checkInvariants(world.sql);
    expect(broken).toEqual([]);
  });

  test("a decline leaves the hold, five end it and free the places", async () => {
    const { id } = await world.addSailing();
    const { bookingId } = await place(world, await requestFor(world, [id]));
    const reading = await readingFor(world, bookingId, "requires_payment_method");
    const declined = (chargeId: string) => ({
      ...reading,
      declines: [{ chargeId, code: "card_declined", declineCode: "insufficient_funds" }],
    });
    for (const charge of ["ch_1", "ch_1", "ch_2", "ch_3", "ch_4"]) {
      await settleReading(context(), stripe, declined(`${charge}_${bookingId}`));
    }
    expect(await statusOf(bookingId)).toMatchObject({ status: "PENDING", payment: "PENDING" });
    // The fifth also cancels the intent at Stripe, which isn't there: the books are right all the same.
    await settleReading(context(), stripe, declined(`ch_5_${bookingId}`)).catch(() => null);
    expect(await statusOf(bookingId)).toMatchObject({
      status: "FAILED",
      payment: "FAILED",
      reason: "declined",
    });
    const [pool] =
      await world.sql`select held from pool where sailing_id = ${id} and kind = 'passengers'`;
    expect(pool?.held).toBe(0);
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("five cards refused before the first is looked at are five", async () => {
    const { id } = await world.addSailing();
    const { bookingId } = await place(world, await requestFor(world, [id]));
    const reading = await readingFor(world, bookingId, "requires_payment_method");
    const declines = [1, 2, 3, 4, 5].map((number) => ({
      chargeId: `ch_${number}_${bookingId}`,
      code: "card_declined",
      declineCode: number === 5 ? "insufficient_funds" : "generic_decline",
    }));
    await settleReading(context(), stripe, { ...reading, declines }).catch(() => null);
    expect(await statusOf(bookingId)).toMatchObject({ status: "FAILED", reason: "declined" });
    expect(await readBooking({ sql: world.sql, language: "en" }, bookingId)).toMatchObject({
      payment: { declines: 5, last_decline: "insufficient_funds" },
    });
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("cards refused for an older intent do not end a booking that pays with a newer one", async () => {
    const { id } = await world.addSailing();
    const { bookingId } = await place(world, await requestFor(world, [id]));
    const current = await readingFor(world, bookingId, "requires_payment_method");
    const declines = [1, 2, 3, 4, 5].map((number) => ({
      chargeId: `ch_old_${number}_${bookingId}`,
      code: "card_declined",
      declineCode: null,
    }));
    const older = { ...current, id: "pi_older", declines };
    await settleReading(context(), stripe, older).catch(() => null);
    expect(await statusOf(bookingId)).toMatchObject({ status: "PENDING", payment: "PENDING" });
  });

  test("the word of another intent does not unpin a hold whose money is on its way", async () => {
    const { id } = await world.addSailing();
    const { bookingId } = await place(world, await requestFor(world, [id]));
    const current = await readingFor(world, bookingId, "processing");
    await settleReading(context(), stripe, current);
    await settleReading(context(), stripe, { ...current, id: "pi_older", status: "canceled" });
    const [hold] = await world.sql`select pinned from hold where booking_id = ${bookingId}`;
    expect(hold?.pinned).toBe(true);
    expect(await statusOf(bookingId)).toMatchObject({ payment: "PROCESSING" });
  });

  test("a second payment goes back, and a cancellation refunds the first", async () => {
    const { id } = await world.addSailing();
    const { bookingId } = await place(world, await requestFor(world, [id]));
    const first = await readingFor(world, bookingId);
    await settleReading(context(), stripe, first);
    await settleReading(context(), stripe, { ...first, id: "pi_second", chargeId: "ch_second" });
    const [payment] =
      await world.sql`select intent_id from payment where booking_id = ${bookingId}`;
    expect(payment?.intent_id).toBe(first.id);
    const refunds =
      await world.sql`select intent_id, reason from refund where booking_id = ${bookingId}`;
    expect([...refunds]).toEqual([{ intent_id: "pi_second", reason: "paid_twice" }]);
  });

  test("the end of an older intent does not end a booking that can be paid with a newer one", async () => {
    const { id } = await world.addSailing();
    const { bookingId } = await place(world, await requestFor(world, [id]));
    const current = await readingFor(world, bookingId);
    await lapse(bookingId);
    await settleReading(context(), stripe, { ...current, id: "pi_older", status: "canceled" });
    expect(await statusOf(bookingId)).toMatchObject({ status: "PENDING" });
    await settleReading(context(), stripe, { ...current, status: "canceled" });
    expect(await statusOf(bookingId)).toMatchObject({ status: "EXPIRED" });
  });

  test("an intent whose answer was lost becomes the booking's own, and the hold's end knows it", async () => {
    const { id } = await world.addSailing();
    const { bookingId } = await place(world, await requestFor(world, [id]));
    const reading = await readingFor(world, bookingId, "requires_payment_method");
    await world.sql`update payment set intent_id = null where booking_id = ${bookingId}`;
    const settled = await settleReading(context(), stripe, reading);
    expect(settled).toMatchObject({ settlement: "unchanged", bookingId });
    const [payment] =
      await world.sql`select intent_id from payment where booking_id = ${bookingId}`;
    expect(payment).toMatchObject({ intent_id: reading.id });
    // A second one is surplus: it is cancelled, for which nobody is there to answer here.
    await expect(
      settleReading(context(), stripe, { ...reading, id: "pi_surplus" }),
    ).rejects.toMatchObject({ code: "payment_unavailable" });
    expect(
      (await world.sql`select intent_id from payment where booking_id = ${bookingId}`)[0],
    ).toMatchObject({ intent_id: reading.id });
  });

  test("an intent cancelled before the hold's end makes room for another under a new key", async () => {
    const { id } = await world.addSailing();
    const { bookingId } = await place(world, await requestFor(world, [id]));
    const reading = await readingFor(world, bookingId, "canceled");
    await world.sql`update payment set attempt = 1 where booking_id = ${bookingId}`;
    await settleReading(context(), stripe, reading);
    const [payment] =
      await world.sql`select intent_id, attempt from payment where booking_id = ${bookingId}`;
    expect(payment).toMatchObject({ intent_id: null, attempt: 2 });
  });

  test("a hold pinned by money that does not come ends by the clock again", async () => {
    const { id } = await world.addSailing();
    const { bookingId } = await place(world, await requestFor(world, [id]));
    const reading = await readingFor(world, bookingId, "processing");
    await settleReading(context(), stripe, reading);
    await lapse(bookingId);
    expect(await endLapsed(context(), clock, bookingId)).toMatchObject({ ended: false });
    await settleReading(context(), stripe, { ...reading, status: "canceled" });
    expect(await statusOf(bookingId)).toMatchObject({ status: "EXPIRED", payment: "CANCELLED" });
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("nothing is confirmed on a sailing that was cancelled: the money goes back", async () => {
    const { id } = await world.addSailing();
    const { bookingId } = await place(world, await requestFor(world, [id]));
    await world.sql`update sailing set status = 'cancelled' where id = ${id}`;
    const { settlement } = await settleReading(
      context(),
      stripe,
      await readingFor(world, bookingId),
    );
    expect(settlement).toBe("refunding");
    expect(await statusOf(bookingId)).toMatchObject({ status: "FAILED" });
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("money that comes twice goes back once, and a booked traveller is not told otherwise", async () => {
    const { id } = await world.addSailing();
    const { bookingId } = await place(world, await requestFor(world, [id]));
    const reading = await readingFor(world, bookingId);
    await settleReading(context(), stripe, reading);
    const second = { ...reading, id: `${reading.id}_2`, chargeId: `${reading.chargeId}_2` };
    expect((await settleReading(context(), stripe, second)).settlement).toBe("refunding");
    expect((await settleReading(context(), stripe, second)).settlement).toBe("unchanged");
    expect(await statusOf(bookingId)).toMatchObject({ status: "CONFIRMED" });
    expect(await count(world.sql`select 1 from refund where booking_id = ${bookingId}`)).toBe(1);
    expect(
      await count(
        world.sql`select 1 from notice where booking_id = ${bookingId} and kind = 'late_refund'`,
      ),
    ).toBe(0);
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("an illegal change is refused by the database itself", async () => {
    const { id } = await world.addSailing();
    const { bookingId } = await place(world, await requestFor(world, [id]));
    await settleReading(context(), stripe, await readingFor(world, bookingId));
    await expect(
      world.sql`update booking set status = 'PENDING' where id = ${bookingId}`,
    ).rejects.toMatchObject({ code: "GW001" });
    await expect(
      world.sql`delete from audit where booking_id = ${bookingId}`,
    ).rejects.toMatchObject({ code: "GW003" });
  });
});
