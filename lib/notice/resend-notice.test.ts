import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cancelBooking } from "#lib/booking/cancel-booking";
import { quoteCancellation } from "#lib/booking/quote-cancellation";
import { readBooking } from "#lib/booking/read-booking";
import { settleReading } from "#lib/booking/settle-payment";
import { settleRefund } from "#lib/booking/settle-refund";
import { checkInvariants } from "#lib/invariant/check-invariants";
import { transact } from "#lib/outbox/committed";
import type { RefundReading } from "#lib/payment/refund-intent";
import { openStripe } from "#lib/payment/stripe";
import { place, readingFor, requestFor, traveller } from "#lib/testing/booking-world";
import { openWorld, type World } from "#lib/testing/world";
import { loadNotice } from "./load-notice";
import { resendNotice } from "./resend-notice";
import { sendNotice } from "./send-notice";

const server = process.env.TEST_DATABASE_URL;
const bank = { kind: "stripe", id: "evt_test" } as const;

describe.skipIf(!server)("after-sales of a booking (needs TEST_DATABASE_URL)", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(server as string, 20);
  });
  afterAll(() => world?.end());
  const view = (id: string) => readBooking({ sql: world.sql, language: "en" }, id);

  async function confirmed(): Promise<string> {
    const { id } = await world.addSailing();
    const { bookingId } = await place(world, await requestFor(world, [id]));
    const stripe = openStripe("sk_test_x", "http://127.0.0.1:9");
    const reading = await readingFor(world, bookingId);
    await settleReading({ database: world.database, stripe }, bank, reading);
    return bookingId;
  }

  async function cancelled(): Promise<{ bookingId: string; refundId: string }> {
    const bookingId = await confirmed();
    const { refund } = await quoteCancellation(world.sql, bookingId);
    await cancelBooking(world.database, traveller, bookingId, {
      expectedRefund: refund,
      reason: "",
    });
    const [row] = await world.sql`select id from refund where booking_id = ${bookingId}`;
    return { bookingId, refundId: row?.id };
  }

  async function bankSays(refundId: string, status: RefundReading["status"]): Promise<void> {
    const [row] = await world.sql`select * from refund where id = ${refundId}`;
    const reading = { id: `re_${refundId}`, status, refundId, intentId: row?.intent_id };
    await transact(world.database, (tx) => settleRefund(tx, bank, row as never, reading));
  }

  async function goOut(bookingId: string): Promise<void> {
    await world.sql`
      update notice set status = 'sent', sent_at = now() where booking_id = ${bookingId} and status = 'due'`;
  }

  test("the ticket is sent again as a copy, three times an hour, also to ten who ask at once", async () => {
    const bookingId = await confirmed();
    expect(await resendNotice(world.database, bookingId, null)).toEqual({
      kind: "confirmation",
      task: null,
    });
    await goOut(bookingId);
    const asked = await Promise.allSettled(
      Array.from({ length: 10 }, () => resendNotice(world.database, bookingId, null)),
    );
    const sent = asked.filter(({ status }) => status === "fulfilled");
    expect(sent.length).toBeGreaterThan(0);
    for (const answer of asked) {
      if (answer.status === "rejected") expect(answer.reason.code).toBe("rate_limited");
    }
    await goOut(bookingId);
    for (let more = sent.length; more < 3; more += 1) {
      await resendNotice(world.database, bookingId, "confirmation");
    }
    await expect(resendNotice(world.database, bookingId, null)).rejects.toMatchObject({
      code: "rate_limited",
      facts: { retryAfterSeconds: expect.any(Number) },
    });
    const [count] = await world.sql`
      select count(*)::int as copies from notice where booking_id = ${bookingId} and copy_of is not null`;
    expect(count?.copies).toBe(3);
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("what no longer holds is not sent again: a ticket of a cancelled booking, a hold that is over", async () => {
    const { bookingId } = await cancelled();
    await goOut(bookingId);
    await expect(resendNotice(world.database, bookingId, "confirmation")).rejects.toMatchObject({
      code: "nothing_to_resend",
    });
    expect((await resendNotice(world.database, bookingId, null)).kind).toBe("cancellation");
    await expect(resendNotice(world.database, bookingId, "hold")).rejects.toMatchObject({
      code: "nothing_to_resend",
    });
  });

  test("a booking tells when and by which card it was paid, and whether it can be cancelled", async () => {
    const bookingId = await confirmed();
    expect(await view(bookingId)).toMatchObject({
      cancellable: true,
      cancelled_at: null,
      refund: null,
      refunds: [],
      payment: { paid_at: expect.any(String), card: { brand: "visa", last4: "4242" } },
    });
    await world.sql`
      update sailing set departs_at = now() - interval '1 hour', arrives_at = now() + interval '1 hour'
      where id in (select sailing_id from booking_leg where booking_id = ${bookingId})`;
    expect((await view(bookingId))?.cancellable).toBe(false);
  });

  test("money for places that were given back goes back in full, with its honest mail", async () => {
    const { id } = await world.addSailing();
    const { bookingId } = await place(world, await requestFor(world, [id]));
    const { refund } = await quoteCancellation(world.sql, bookingId);
    await cancelBooking(world.database, traveller, bookingId, {
      expectedRefund: refund,
      reason: "",
    });
    const stripe = openStripe("sk_test_x", "http://127.0.0.1:9");
    const reading = await readingFor(world, bookingId);
    await settleReading({ database: world.database, stripe }, bank, reading);
    const booking = await view(bookingId);
    expect(booking).toMatchObject({
      status: "CANCELLED",
      refund: { amount: booking?.total, status: "requested" },
      refunds: [{ reason: "late_money" }],
    });
    const mails = await world.sql`select kind from notice where booking_id = ${bookingId}`;
    expect(mails.map(({ kind }) => kind)).toContain("late_refund");
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("a refund is told as it stands: on its way, there, sent back by the bank", async () => {
    const { bookingId, refundId } = await cancelled();
    const told = async () => (await view(bookingId))?.refund?.status;
    const mails = async () =>
      (
        await world.sql`select kind from notice where booking_id = ${bookingId} and subject = ${refundId}`
      ).map(({ kind }) => kind);
    expect(await told()).toBe("requested");
    expect((await view(bookingId))?.cancelled_at).toEqual(expect.any(String));
    await bankSays(refundId, "pending");
    expect(await told()).toBe("pending");
    expect(await mails()).toEqual([]);
    await bankSays(refundId, "succeeded");
    expect(await told()).toBe("succeeded");
    expect(await mails()).toEqual(["refund"]);
    await bankSays(refundId, "failed");
    expect(await told()).toBe("failed");
    expect(await mails()).toEqual(["refund", "refund_failed"]);
    // What we promised stays promised: the cancellation's mail says the same as before.
    const [about] = await world.sql`
      select id from notice where booking_id = ${bookingId} and kind = 'cancellation'`;
    const promised = (await view(bookingId))?.refunds[0]?.amount.amount_minor;
    expect(await loadNotice(world.sql, about?.id)).toMatchObject({ refundMinor: promised });
    // No mail says any more that it is on its way.
    const [untrue] = await world.sql`
      select id from notice where booking_id = ${bookingId} and kind = 'refund'`;
    expect(await sendNotice({ sql: world.sql }, untrue?.id)).toBe("moot");
    await expect(resendNotice(world.database, bookingId, "refund")).rejects.toMatchObject({
      code: "nothing_to_resend",
    });
    // A word that comes late or twice says nothing new.
    await bankSays(refundId, "succeeded");
    await bankSays(refundId, "failed");
    expect(await mails()).toHaveLength(2);
    expect(await view(bookingId)).toMatchObject({
      payment: { status: "COMPLETED" },
      refunds: [{ status: "failed" }],
    });
    expect(await checkInvariants(world.sql)).toEqual([]);
  });
});
