// Jobs that come when what they were for is over.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkInvariants } from "#lib/invariant/check-invariants";
import { place, requestFor, traveller } from "#lib/testing/booking-world";
import { openStripeEngine, type StripeEngine } from "#lib/testing/stripe-engine";
import { openWorld, type World } from "#lib/testing/world";
import { beginPayment } from "./begin-payment";
import { cancelBooking } from "./cancel-booking";
import { closeAbandoned } from "./close-abandoned";
import { payRefundByHand } from "./pay-refund-by-hand";
import { quoteCancellation } from "./quote-cancellation";
import { sendRefund } from "./send-refund";
import { settlePayment } from "./settle-payment";

const server = process.env.TEST_DATABASE_URL;
const system = { kind: "system", id: "test" } as const;
const staff = { kind: "staff", id: "staff_1", role: "sales" } as const;

describe.skipIf(!server)("runs that come late (needs TEST_DATABASE_URL)", () => {
  let world: World;
  let engine: StripeEngine;
  beforeAll(async () => {
    [world, engine] = await Promise.all([openWorld(server as string, 6), openStripeEngine()]);
  });
  afterAll(async () => {
    engine?.end();
    await world?.end();
  });

  const context = () => ({ database: world.database, stripe: engine.stripe, holdSeconds: 300 });
  const pay = (intentId: string, card = "pm_card_visa") =>
    engine.stripe.paymentIntents.confirm(intentId, { payment_method: card });
  const statusAtStripe = async (intentId: string) =>
    (await engine.stripe.paymentIntents.retrieve(intentId)).status;

  async function begun() {
    const { id } = await world.addSailing();
    const request = await requestFor(world, [id]);
    const { bookingId } = await place(world, request);
    const { intentId } = await beginPayment(context(), traveller, bookingId);
    return { bookingId, intentId, amount: request.expected_total.amount_minor };
  }

  test("a refund that Stripe refused and staff paid by transfer is not sent when its run comes again", async () => {
    const { bookingId, intentId } = await begun();
    await pay(intentId, "pm_card_refundFail");
    await settlePayment(context(), system, intentId);
    const { refund } = await quoteCancellation(world.sql, bookingId);
    const wish = { expectedRefund: refund, reason: "test" };
    await cancelBooking(world.database, traveller, bookingId, wish);
    const [row] = await world.sql<{ id: string }[]>`
      select id from refund where booking_id = ${bookingId}`;
    const refundId = row?.id as string;
    // Stripe had nothing to refund from at the time: all of it had been given back past us.
    const other = await engine.stripe.refunds.create({ payment_intent: intentId });
    expect(await sendRefund(context(), system, refundId, new Date())).toBe("failed");
    await payRefundByHand(world.database, staff, refundId, "SEPA 2026-11-21/7");
    // The bank sends that one back: now Stripe would refund ours.
    engine.runJob(`fail_refund:${other.id}`);
    // Later than the first key's answer is remembered.
    const later = new Date(Date.now() + 20 * 60_000);
    expect(await sendRefund(context(), system, refundId, later)).toBe("failed");
    const sent = engine.events.filter(({ type }) => type === "refund.created");
    expect(sent.map(({ objectId }) => objectId)).toEqual([other.id]);
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("an intent that can still be paid is cancelled once another one was paid instead", async () => {
    const { bookingId, intentId, amount } = await begun();
    const byHand = await engine.stripe.paymentIntents.create({
      amount,
      currency: "eur",
      confirm: true,
      payment_method: "pm_card_visa",
      allowed_payment_method_types: ["card"],
      metadata: { booking_id: bookingId },
    } as Parameters<StripeEngine["stripe"]["paymentIntents"]["create"]>[0]);
    expect((await settlePayment(context(), system, byHand.id)).settlement).toBe("confirmed");
    expect(await statusAtStripe(intentId)).toBe("requires_payment_method");
    const [job] = await world.sql<{ data: { intent_id: string } }[]>`
      select data from outbox where booking_id = ${bookingId} and event = 'payment/abandoned'`;
    expect(job?.data.intent_id).toBe(intentId);
    await closeAbandoned(context(), system, { bookingId, intentId });
    expect(await statusAtStripe(intentId)).toBe("canceled");
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("an earlier payment that was given back is not forgotten when another one comes", async () => {
    const { bookingId, intentId, amount } = await begun();
    await pay(intentId);
    const again = async () => {
      const { id } = await engine.stripe.paymentIntents.create({
        amount,
        currency: "eur",
        confirm: true,
        payment_method: "pm_card_visa",
        allowed_payment_method_types: ["card"],
        metadata: { booking_id: bookingId },
      } as Parameters<StripeEngine["stripe"]["paymentIntents"]["create"]>[0]);
      return (await settlePayment(context(), system, id)).settlement;
    };
    await settlePayment(context(), system, intentId);
    expect(await again()).toBe("refunding");
    const [row] = await world.sql<{ id: string }[]>`
      select id from refund where booking_id = ${bookingId}`;
    expect(await sendRefund(context(), system, row?.id as string, new Date())).toBe("succeeded");
    expect(await again()).toBe("refunding");
    const [payment] = await world.sql`select status from payment where booking_id = ${bookingId}`;
    expect(payment?.status).toBe("PARTIALLY_REFUNDED");
    expect(await checkInvariants(world.sql)).toEqual([]);
  });
});
