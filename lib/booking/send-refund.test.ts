import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lockBooking } from "#lib/hold/lock-booking";
import { checkInvariants } from "#lib/invariant/check-invariants";
import { transact } from "#lib/outbox/committed";
import { place, requestFor } from "#lib/testing/booking-world";
import { openStripeProcess, type StripeProcess } from "#lib/testing/stripe-process";
import { openWorld, type World } from "#lib/testing/world";
import { oweRefund } from "./owe-refund";
import { sendRefund } from "./send-refund";
import { settlePayment } from "./settle-payment";

const server = process.env.TEST_DATABASE_URL;
const system = { kind: "system", id: "test" } as const;
const amountMinor = 100;

describe.skipIf(!server)("a refund on its way to Stripe (needs TEST_DATABASE_URL)", () => {
  let world: World;
  let wire: StripeProcess;
  const context = () => ({ database: world.database, stripe: wire.stripe });
  beforeAll(async () => {
    [world, wire] = await Promise.all([openWorld(server as string, 10), openStripeProcess()]);
  });
  afterAll(async () => {
    wire?.end();
    await world?.end();
  });

  const arm = (fault: object) =>
    fetch(`${wire.base}/_sandbox/faults`, {
      method: "POST",
      body: JSON.stringify({ method: "POST", path: "/v1/refunds", ...fault }),
    });

  /** A small part of a payment, so that Stripe would pay it out many times. */
  async function owed() {
    const { id } = await world.addSailing();
    const request = await requestFor(world, [id]);
    const { bookingId } = await place(world, request);
    const pay = { bookingId, amountMinor: request.expected_total.amount_minor };
    const { id: intentId } = await wire.pay(pay);
    await settlePayment(context(), system, intentId);
    const { refundId } = await transact(world.database, async (tx) => {
      const { paymentId } = await lockBooking(tx, bookingId);
      const debt = { bookingId, paymentId, intentId, currency: "EUR", amountMinor };
      return await oweRefund(tx, system, { ...debt, reason: "goodwill", from: "goodwill" });
    });
    const [row] = await world.sql<{ created_at: Date }[]>`
      select created_at from refund where id = ${refundId}`;
    const send = (afterMs: number) =>
      sendRefund(context(), system, refundId, new Date((row?.created_at.getTime() ?? 0) + afterMs));
    const made = async () =>
      (await wire.stripe.refunds.list({ payment_intent: intentId })).data.length;
    return { refundId, send, made };
  }

  test("sent by many at once, at any age, it is made once", async () => {
    const { send, made } = await owed();
    // Slow enough that each has looked for it before any is made.
    await arm({ fault: "delay", ms: 700, times: 6 });
    const ages = [899_900, 899_990, 900_010, 900_100, 1_799_990, 1_800_010];
    await Promise.allSettled(ages.map(send));
    expect(await made()).toBe(1);
    expect(await send(2_000_000)).toBe("succeeded");
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("a 500 that Stripe remembers delays it by one try, and makes it once", async () => {
    const { refundId, send, made } = await owed();
    await arm({ fault: "status", status: 500, times: 1 });
    await expect(send(0)).rejects.toMatchObject({ code: "payment_unavailable" });
    expect(await made()).toBe(0);
    expect(await send(5_000)).toBe("succeeded");
    expect(await send(10_000)).toBe("succeeded");
    expect(await made()).toBe(1);
    const [row] = await world.sql`select status from refund where id = ${refundId}`;
    expect(row?.status).toBe("succeeded");
  });
});
