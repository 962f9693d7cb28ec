import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStripeProcess, type StripeProcess } from "#lib/testing/stripe-process";
import { openWorld, type World } from "#lib/testing/world";
import { hearMissedEvents } from "./hear-missed-events";

const server = process.env.TEST_DATABASE_URL;

describe.skipIf(!server)("events that no webhook brought (needs TEST_DATABASE_URL)", () => {
  let world: World;
  let wire: StripeProcess;
  beforeAll(async () => {
    [world, wire] = await Promise.all([openWorld(server as string, 5), openStripeProcess()]);
    // Somebody who listens, and whom nothing reaches.
    const url = "http://127.0.0.1:9/webhooks/stripe";
    await wire.stripe.webhookEndpoints.create({ url, enabled_events: ["*"] });
  });
  afterAll(async () => {
    wire?.end();
    await world?.end();
  });

  test("are asked for, each stored once with its work, and only those that change our books", async () => {
    await wire.pay({ amountMinor: 4_000, card: "pm_card_createDispute" });
    const began = new Date(Date.now() - 60_000);
    const hear = (at: number) =>
      hearMissedEvents({ sql: world.sql, stripe: wire.stripe }, began, new Date(at));
    expect(await hear(Date.now())).toBe(0);
    const later = Date.now() + 20_000;
    const heard = await hear(later);
    expect(await hear(later)).toBe(0);
    const rows = await world.sql<{ type: string; works: number }[]>`
      select i.type, count(o.id)::int as works from inbox i
      left join outbox o on o.data ->> 'inbox_id' = i.id group by i.id`;
    expect(rows).toHaveLength(heard);
    expect(new Set(rows.map(({ works }) => works))).toEqual(new Set([1]));
    const types = rows.map(({ type }) => type);
    expect(types).toContain("charge.dispute.created");
    expect(types).toContain("payment_intent.succeeded");
    expect(types).not.toContain("charge.succeeded");
  });
});
