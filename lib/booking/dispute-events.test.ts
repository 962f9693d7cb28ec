import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkInvariants } from "#lib/invariant/check-invariants";
import { place, requestFor, traveller } from "#lib/testing/booking-world";
import { openStripeProcess, type StripeProcess } from "#lib/testing/stripe-process";
import { openWorld, type World } from "#lib/testing/world";
import { cancelBooking } from "./cancel-booking";
import { quoteCancellation } from "./quote-cancellation";
import { sendRefund } from "./send-refund";
import { settleEvent } from "./settle-event";
import { settlePayment } from "./settle-payment";

const server = process.env.TEST_DATABASE_URL;
const system = { kind: "system", id: "test" } as const;

describe.skipIf(!server)("disputes as Stripe tells of them (needs TEST_DATABASE_URL)", () => {
  let world: World;
  let wire: StripeProcess;
  const context = () => ({ database: world.database, stripe: wire.stripe });
  beforeAll(async () => {
    [world, wire] = await Promise.all([openWorld(server as string, 20), openStripeProcess()]);
  });
  afterAll(async () => {
    wire?.end();
    await world?.end();
  });

  /** Placed, and paid with a card; nobody has told us of the money yet. */
  async function paid(card: string) {
    const { id } = await world.addSailing();
    const { bookingId } = await place(world, await requestFor(world, [id]));
    const [payment] = await world.sql<{ amount_minor: number }[]>`
      select amount_minor from payment where booking_id = ${bookingId}`;
    const amountMinor = payment?.amount_minor ?? 0;
    const intent = await wire.pay({ bookingId, amountMinor, card });
    return { bookingId, intentId: intent.id, amountMinor };
  }
  const disputeOf = async (intentId: string) => {
    const { data } = await wire.stripe.disputes.list({ payment_intent: intentId });
    if (!data[0]) throw new Error("no dispute");
    return data[0];
  };
  /** The bank rules. */
  async function rule(disputeId: string, verdict: "winning" | "losing") {
    await wire.stripe.disputes.update(disputeId, {
      evidence: { uncategorized_text: `${verdict}_evidence` },
    });
    for (let tries = 0; tries < 800; tries += 1) {
      const { status } = await wire.stripe.disputes.retrieve(disputeId);
      if (status === "won" || status === "lost") return;
      await new Promise((wake) => setTimeout(wake, 25));
    }
    throw new Error("the bank did not rule");
  }
  /** Brings all of Stripe's events about these objects in an order of `rank`, each twice. */
  let delivered = 0;
  async function deliver(ids: string[], rank: (index: number) => number) {
    const events = await wire.stripe.events.list({ limit: 100 });
    const ours = events.data.filter(({ data }) => ids.includes((data.object as { id: string }).id));
    expect(ours.length).toBeGreaterThan(1);
    const order = ours.map((event, index) => ({ event, at: rank(index) }));
    order.sort((one, other) => one.at - other.at);
    for (const { event } of [...order, ...order]) {
      delivered += 1;
      const inboxId = `evt_${delivered}_${event.id}`;
      await world.sql`insert into inbox (id, source, type, object_id, received_at)
        values (${inboxId}, 'stripe', ${event.type}, ${(event.data.object as { id: string }).id}, now())`;
      await settleEvent(context(), inboxId, async () => {});
    }
  }
  const stateOf = async (bookingId: string) =>
    (
      await world.sql`
        select b.status, p.captured_minor, p.refunded_minor, p.charged_back_minor, d.status as dispute
        from booking b join payment p on p.booking_id = b.id left join dispute d on d.payment_id = p.id
        where b.id = ${bookingId}`
    )[0];

  test.each([
    ["as it came", (index: number) => -index],
    ["backwards", (index: number) => index],
    ["shuffled", (index: number) => (index * 7) % 5],
  ] as const)("opened, answered and lost, told %s: the same books", async (_how, rank) => {
    const { bookingId, intentId, amountMinor } = await paid("pm_card_createDispute");
    const { id } = await disputeOf(intentId);
    await rule(id, "losing");
    await deliver([id, intentId], rank);
    expect(await stateOf(bookingId)).toEqual({
      status: "CONFIRMED",
      captured_minor: amountMinor,
      refunded_minor: 0,
      charged_back_minor: amountMinor,
      dispute: "lost",
    });
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("cancelled while it is open: nothing is sent, until the bank rules for us", async () => {
    const { bookingId, intentId, amountMinor } = await paid("pm_card_createDispute");
    const { id } = await disputeOf(intentId);
    // The events of the dispute alone: the money's own is late.
    await deliver([id], (index) => -index);
    const { refund } = await quoteCancellation(world.sql, bookingId);
    expect(refund.amount_minor).toBeGreaterThan(0);
    await cancelBooking(world.database, traveller, bookingId, {
      expectedRefund: refund,
      reason: "",
    });
    const [row] = await world.sql<{ id: string }[]>`
      select id from refund where booking_id = ${bookingId}`;
    const send = () => sendRefund(context(), system, row?.id as string, new Date());
    expect(await send()).toBe("waiting_for_dispute");
    expect((await wire.stripe.refunds.list({ payment_intent: intentId })).data).toEqual([]);
    await rule(id, "winning");
    await deliver([id, intentId], (index) => index);
    expect(await send()).toBe("succeeded");
    expect(await stateOf(bookingId)).toEqual({
      status: "CANCELLED",
      captured_minor: amountMinor,
      refunded_minor: refund.amount_minor,
      charged_back_minor: 0,
      dispute: "won",
    });
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("Stripe refuses a refund for a dispute we had not heard of: it waits, and has not failed", async () => {
    const { bookingId, intentId, amountMinor } = await paid("pm_card_createDispute");
    await settlePayment(context(), system, intentId);
    const { refund } = await quoteCancellation(world.sql, bookingId);
    await cancelBooking(world.database, traveller, bookingId, {
      expectedRefund: refund,
      reason: "",
    });
    const [row] = await world.sql<{ id: string }[]>`
      select id from refund where booking_id = ${bookingId}`;
    const send = () => sendRefund(context(), system, row?.id as string, new Date());
    expect(await send()).toBe("waiting_for_dispute");
    const refundIs = async () =>
      (await world.sql`select status from refund where id = ${row?.id as string}`)[0]?.status;
    expect(await refundIs()).toBe("requested");
    const { id } = await disputeOf(intentId);
    await rule(id, "losing");
    await deliver([id, intentId], (index) => index);
    expect(await refundIs()).toBe("canceled");
    expect(await stateOf(bookingId)).toMatchObject({
      refunded_minor: 0,
      charged_back_minor: amountMinor,
    });
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("an inquiry leaves the money with us, and a refund is sent all the same", async () => {
    const { bookingId, intentId } = await paid("pm_card_createDisputeInquiry");
    const { id } = await disputeOf(intentId);
    await settlePayment(context(), system, intentId);
    await deliver([id, intentId], (index) => index);
    expect(await stateOf(bookingId)).toMatchObject({ charged_back_minor: 0, dispute: "open" });
    const { refund } = await quoteCancellation(world.sql, bookingId);
    await cancelBooking(world.database, traveller, bookingId, {
      expectedRefund: refund,
      reason: "",
    });
    const [row] = await world.sql<{ id: string }[]>`
      select id from refund where booking_id = ${bookingId}`;
    expect(await sendRefund(context(), system, row?.id as string, new Date())).toBe("succeeded");
    expect(await checkInvariants(world.sql)).toEqual([]);
  });
});
