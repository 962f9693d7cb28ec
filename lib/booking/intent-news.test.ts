import { createHmac, randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { onCommitted } from "#lib/outbox/committed";
import { receiveEvent } from "#lib/payment/receive-event";
import type { StripeClient } from "#lib/payment/stripe";
import { place, requestFor, traveller } from "#lib/testing/booking-world";
import { openWorld, type World } from "#lib/testing/world";
import subscribed from "../payment/webhook-events.json" with { type: "json" };
import { openAttempt, storeIntent } from "./payment-attempt";
import { settleEvent } from "./settle-event";

/** A Stripe that has no answer and counts who asks. */
function countingStripe() {
  let asked = 0;
  const retrieve = async () => {
    asked += 1;
    throw new Error("nobody is there");
  };
  return {
    client: { paymentIntents: { retrieve } } as unknown as StripeClient,
    asked: () => asked,
  };
}

const server = process.env.TEST_DATABASE_URL;
const secret = "whsec_test";

describe.skipIf(!server)("what Stripe tells of an intent (needs TEST_DATABASE_URL)", () => {
  let world: World;
  let bookingId: string;
  let intentId: string;
  let attempt: number;
  beforeAll(async () => {
    world = await openWorld(server as string, 5);
  });
  afterAll(() => world?.end());
  beforeEach(async () => {
    const { id } = await world.addSailing();
    ({ bookingId } = await place(world, await requestFor(world, [id])));
    intentId = `pi_${randomUUID().replaceAll("-", "")}`;
    const context = { database: world.database, holdSeconds: 300 };
    attempt = (await openAttempt(context, traveller, bookingId, null)).number;
  });

  const tell = async (type: string, id = `evt_${randomUUID()}`, key = secret) => {
    const object = { id: intentId, object: "payment_intent", metadata: { booking_id: bookingId } };
    return await send(JSON.stringify({ id, object: "event", type, data: { object } }), key);
  };
  const send = async (body: string, key = secret) => {
    const at = Math.floor(Date.now() / 1_000);
    const v1 = createHmac("sha256", key).update(`${at}.${body}`).digest("hex");
    return await receiveEvent(world.database, secret, body, `t=${at},v1=${v1}`);
  };
  const store = () => storeIntent(world.database, bookingId, attempt, intentId);
  const told = async () =>
    await world.sql<{ type: string; outcome: string | null; waits: number | null }[]>`
      select i.type, i.outcome, round(extract(epoch from o.due_at - o.created_at))::int as waits
      from inbox i left join outbox o on o.data ->> 'inbox_id' = i.id and o.sent_at is null
      where i.object_id = ${intentId} order by i.received_at`;

  test("that it was paid is stored once, worked on at once, and the relay hears of it", async () => {
    let heard = 0;
    const off = onCommitted(() => (heard += 1));
    const id = `evt_${randomUUID()}`;
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => tell("payment_intent.succeeded", id)),
    );
    off();
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(heard).toBe(1);
    expect(await told()).toEqual([{ type: "payment_intent.succeeded", outcome: null, waits: 0 }]);
  });

  test("its birth is no news once we know it", async () => {
    expect(await store()).toBe("stored");
    expect(await tell("payment_intent.created")).toBe(true);
    expect(await told()).toEqual([
      { type: "payment_intent.created", outcome: "known", waits: null },
    ]);
  });

  test("its birth waits while we may yet hear of it, and storing it ends the waiting", async () => {
    expect(await tell("payment_intent.created")).toBe(true);
    expect(await told()).toEqual([{ type: "payment_intent.created", outcome: null, waits: 2 }]);
    expect(await store()).toBe("stored");
    expect(await told()).toEqual([
      { type: "payment_intent.created", outcome: "known", waits: null },
    ]);
  });

  test("its birth and its storing that did not see each other: its run asks Stripe nothing", async () => {
    const id = `evt_${randomUUID()}`;
    expect(await tell("payment_intent.created", id)).toBe(true);
    const { client, asked } = countingStripe();
    const settle = () =>
      settleEvent({ database: world.database, stripe: client }, id, async () => {});
    // Control: while its id may be lost, Stripe is asked.
    await expect(settle()).rejects.toThrow();
    expect(asked()).toBe(1);
    await world.sql`update payment set intent_id = ${intentId} where booking_id = ${bookingId}`;
    expect(await settle()).toEqual({ outcome: "known", bookingId: null });
    expect(asked()).toBe(1);
    expect(await settle()).toEqual({ outcome: "repeated", bookingId: null });
  });

  test("storing one intent says nothing of another's birth", async () => {
    expect(await tell("payment_intent.created")).toBe(true);
    const lost = intentId;
    intentId = `${lost}2`;
    expect(await store()).toBe("stored");
    intentId = lost;
    expect(await told()).toEqual([{ type: "payment_intent.created", outcome: null, waits: 2 }]);
  });

  test.each(["charge.succeeded", "charge.refunded", "payment_intent.requires_action", "made.up"])(
    "%s changes nothing, and nothing is kept of it",
    async (type) => {
      expect(subscribed).not.toContain(type);
      expect(await tell(type)).toBe(false);
      expect(await told()).toEqual([]);
    },
  );

  test.each([
    [
      "of a version nobody has heard of",
      {
        object: "event",
        api_version: "2031-01-01.unknown",
        type: "payment_intent.succeeded",
        data: { object: { id: "$", amount: { new: 1 } } },
      },
    ],
    [
      "that is thin",
      {
        object: "v2.core.event",
        type: "v1.payment_intent.succeeded",
        created: "2026-11-22T01:00:00Z",
        related_object: { id: "$", type: "payment_intent", url: "/v1/payment_intents/$" },
      },
    ],
  ])("an event %s is worked on: it is only a hint", async (_, event) => {
    const body = JSON.stringify({ id: `evt_${randomUUID()}`, ...event }).replaceAll("$", intentId);
    expect(await send(body)).toBe(true);
    expect(await told()).toEqual([{ type: "payment_intent.succeeded", outcome: null, waits: 0 }]);
  });

  test.each([
    "null",
    "[]",
    "{",
    "{}",
    '{"id":1,"type":"payment_intent.succeeded"}',
    '{"id":"evt_\\u0000","type":"payment_intent.succeeded"}',
  ])("a signed body that is no event is refused: %s", async (body) => {
    await expect(send(body)).rejects.toMatchObject({ code: "malformed" });
  });

  test("an event that names no object is kept, and changes nothing", async () => {
    const id = `evt_${randomUUID()}`;
    expect(await send(JSON.stringify({ id, type: "payment_intent.succeeded" }))).toBe(true);
    expect(await world.sql`select object_id from inbox where id = ${id}`).toEqual([
      { object_id: "" },
    ]);
  });

  test("another's signature is refused", async () => {
    await expect(tell("payment_intent.succeeded", undefined, "whsec_other")).rejects.toMatchObject({
      code: "malformed",
    });
    expect(await told()).toEqual([]);
  });
});
