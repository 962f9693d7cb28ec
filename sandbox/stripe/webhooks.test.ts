import { afterEach, beforeEach, expect, test } from "vitest";
import { until } from "../wire/testing";
import { type Bench, SECRET, startBench } from "./testing";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const create = () => bench.stripe.paymentIntents.create({ amount: 1000, currency: "eur" });
const mode = (name: string) => bench.control("webhooks", { mode: name });
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test("retries with a fresh signature until it is taken, and counts the endpoints down", async () => {
  bench.answers.push(500, 302, 404);
  await create();
  const { event, raw, signature } = await until(() => bench.heard[0]);
  expect(bench.stripe.webhooks.constructEvent(raw, signature, SECRET).id).toBe(event.id);
  expect(event.pending_webhooks).toBe(1);
  await until(async () => (await bench.stripe.events.retrieve(event.id)).pending_webhooks === 0);
});

test("the waits between attempts double, and each attempt is signed anew", async () => {
  const own = await startBench({ webhookBackOffMs: 400 });
  own.answers.push(500, 500);
  await own.stripe.paymentIntents.create({ amount: 1000, currency: "eur" });
  const { raw } = await until(() => own.heard[0]);
  const [first = 0, second = 0, third = 0] = own.attempts.map(({ at }) => at);
  expect(second - first).toBeGreaterThanOrEqual(390);
  expect(third - second).toBeGreaterThanOrEqual(790);
  const times = own.attempts.map(({ signature }) => /^t=(\d+)/.exec(signature)?.[1]);
  expect(new Set(times).size).toBeGreaterThan(1);
  for (const { signature } of own.attempts) {
    expect(own.stripe.webhooks.constructEvent(raw, signature, SECRET).object).toBe("event");
  }
  await own.close();
});

test("an endpoint hears only what it is subscribed to", async () => {
  const own = await startBench({ webhookEvents: ["payment_intent.canceled"] });
  const { id } = await own.stripe.paymentIntents.create({ amount: 1000, currency: "eur" });
  await own.stripe.paymentIntents.cancel(id);
  await until(() => own.heard[0]);
  expect(own.types()).toEqual(["payment_intent.canceled"]);
  const { data } = await own.stripe.events.list({ type: "payment_intent.created" });
  expect(data[0]?.pending_webhooks).toBe(0);
  await own.close();
});

test("while a secret is rolled both sign", async () => {
  const own = await startBench({ webhookSecret: "whsec_new,whsec_old" });
  await own.stripe.paymentIntents.create({ amount: 1000, currency: "eur" });
  const { raw, signature } = await until(() => own.heard[0]);
  expect(signature).toMatch(/^t=\d+,v1=[0-9a-f]{64},v1=[0-9a-f]{64}$/);
  for (const secret of ["whsec_new", "whsec_old"]) {
    expect(own.stripe.webhooks.constructEvent(raw, signature, secret).object).toBe("event");
  }
  expect(() => own.stripe.webhooks.constructEvent(raw, signature, "whsec_other")).toThrow();
  await own.close();
});

test("deliver brings each once, in the order of what happened", async () => {
  await mode("deliver");
  const { id } = await create();
  await bench.stripe.paymentIntents.cancel(id);
  await until(() => bench.heard.length === 2);
  await pause(60);
  expect(bench.types()).toEqual(["payment_intent.created", "payment_intent.canceled"]);
  expect(await (await bench.control("webhooks", undefined, "GET")).json()).toEqual({
    mode: "deliver",
    held: 0,
    pending: 0,
  });
  expect((await bench.control("webhooks", { mode: "lose" })).status).toBe(422);
});

test("hold keeps them, over a restart too; release lets them go in order", async () => {
  await mode("hold");
  const first = await create();
  const second = await create();
  await bench.restart();
  await pause(60);
  expect(bench.heard).toHaveLength(0);
  const released = await (await bench.control("webhooks/release", {})).json();
  expect(released).toEqual({ released: 2 });
  await until(() => bench.heard.length === 2);
  const ids = bench.heard.map(({ event }) => (event.data.object as { id: string }).id);
  expect(ids).toEqual([first.id, second.id]);
});

test("drop loses them, duplicate sends them twice, both are in the list of events", async () => {
  await mode("drop");
  await create();
  await mode("duplicate");
  await create();
  await until(() => bench.heard.length === 2);
  await pause(60);
  const [one, two] = bench.heard;
  expect(one?.event.id).toBe(two?.event.id);
  expect((await bench.stripe.events.list({ type: "payment_intent.created" })).data).toHaveLength(2);
});

test("shuffle brings them out of order", async () => {
  await mode("hold");
  const ids: string[] = [];
  for (let i = 0; i < 12; i++) ids.push((await create()).id);
  await mode("shuffle");
  await bench.control("webhooks/release", {});
  await until(() => bench.heard.length === 12);
  const heard = bench.heard.map(({ event }) => (event.data.object as { id: string }).id);
  expect(heard).not.toEqual(ids);
  expect(heard.sort()).toEqual(ids.sort());
});

test("one that fails holds up nobody else, and what is pending survives a restart", async () => {
  bench.answers.push(503);
  const first = await create();
  const second = await create();
  await bench.restart();
  // At least once: what was under way when it died may come twice.
  const heard = () =>
    new Set(bench.heard.map(({ event }) => (event.data.object as { id: string }).id));
  await until(() => heard().has(first.id) && heard().has(second.id));
});

test("an endpoint of one's own hears what it asked for, with its own secret", async () => {
  const endpoint = await bench.stripe.webhookEndpoints.create({
    url: bench.config.webhookUrl ?? "",
    enabled_events: ["payment_intent.canceled"],
  });
  const { id } = await create();
  await bench.stripe.paymentIntents.cancel(id);
  await until(() => bench.heard.length === 3);
  const own = bench.heard.filter(({ raw, signature }) => {
    try {
      return bench.stripe.webhooks.constructEvent(raw, signature, endpoint.secret ?? "");
    } catch {
      return false;
    }
  });
  expect(own.map(({ event }) => event.type)).toEqual(["payment_intent.canceled"]);
});

test("the journal tells every effect, in order, with the key that asked for it", async () => {
  const { id } = await bench.stripe.paymentIntents.create(
    { amount: 1000, currency: "eur" },
    { idempotencyKey: "the-key" },
  );
  await bench.stripe.paymentIntents.cancel(id);
  const journal = await (await bench.control("journal?after=0", undefined, "GET")).json();
  expect(journal).toMatchObject([
    { n: 1, effect: "payment_intent.created", ids: [id], idempotency_key: "the-key" },
    { n: 2, effect: "payment_intent.canceled", path: `/v1/payment_intents/${id}/cancel` },
  ]);
});
