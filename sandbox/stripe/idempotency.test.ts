import { afterEach, beforeEach, expect, test } from "vitest";
import { until } from "../wire/testing";
import { type Bench, client, refusal, startBench } from "./testing";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const create = (idempotencyKey: string, amount = 1000, more: object = {}) =>
  bench.stripe.paymentIntents.create({ amount, currency: "eur", ...more }, { idempotencyKey });
const decline = {
  confirm: true,
  payment_method: "pm_card_chargeDeclined",
  allowed_payment_method_types: ["card" as const],
};

test("the same key and parameters replay the first answer, also after a restart", async () => {
  const first = await create("key-1");
  const again = await create("key-1");
  expect(again.id).toBe(first.id);
  expect(again.lastResponse).toMatchObject({ idempotencyKey: "key-1" });
  expect(again.lastResponse.headers).toMatchObject({
    "idempotent-replayed": "true",
    "original-request": first.lastResponse.requestId,
  });
  await bench.restart();
  expect((await create("key-1")).id).toBe(first.id);
  expect((await bench.stripe.paymentIntents.list()).data).toHaveLength(1);
});

test("a replay shows the answer of then, not the state of now", async () => {
  const intent = await create("key-then");
  await bench.stripe.paymentIntents.cancel(intent.id);
  expect((await create("key-then")).status).toBe("requires_payment_method");
});

test("other parameters or another endpoint are refused", async () => {
  const { id } = await create("key-2");
  expect(await refusal(create("key-2", 2000))).toMatchObject({
    type: "StripeIdempotencyError",
    statusCode: 400,
    code: undefined,
    message:
      "Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than 'key-2' if you meant to execute a different request.",
  });
  const elsewhere = bench.stripe.paymentIntents.cancel(id, {}, { idempotencyKey: "key-2" });
  expect((await refusal(elsewhere)).message).toContain(
    `for the same endpoint they were first used for ('/v1/payment_intents' vs '/v1/payment_intents/${id}/cancel')`,
  );
});

test("a decline is kept, a parameter error is not", async () => {
  const first = await refusal(create("key-3", 1000, decline));
  const again = await refusal(create("key-3", 1000, decline));
  expect(again.payment_intent?.id).toBe(first.payment_intent?.id);
  expect(again.headers?.["idempotent-replayed"]).toBe("true");
  expect((await refusal(create("key-4", 1000, { colour: "red" }))).code).toBe("parameter_unknown");
  expect((await create("key-4")).status).toBe("requires_payment_method");
});

test("a 500 from inside is kept, one from the edge is not", async () => {
  const once = client("sk_test_gangway_demo", bench.config.port, { maxNetworkRetries: 0 });
  const post = (idempotencyKey: string) =>
    once.paymentIntents.create({ amount: 1000, currency: "eur" }, { idempotencyKey });
  const fault = { method: "POST", path: "/v1/payment_intents", fault: "status", status: 500 };
  await bench.control("faults", fault);
  expect(await refusal(post("key-5"))).toMatchObject({ statusCode: 500, type: "StripeAPIError" });
  const kept = await refusal(post("key-5"));
  expect(kept.headers?.["idempotent-replayed"]).toBe("true");
  await bench.control("faults", { ...fault, stored: false });
  expect((await refusal(post("key-6"))).statusCode).toBe(500);
  expect((await post("key-6")).object).toBe("payment_intent");
});

test("a key in flight is a 409, which Stripe's package asks again until it is answered", async () => {
  await bench.control("faults", {
    method: "POST",
    path: "/v1/payment_intents",
    fault: "delay",
    ms: 1500,
  });
  const slow = create("key-7");
  // The fault is used up: the slow one is in flight.
  await until(
    async () => (await (await bench.control("faults", undefined, "GET")).text()) === "[]",
  );
  const once = client("sk_test_gangway_demo", bench.config.port, { maxNetworkRetries: 0 });
  const meanwhile = await refusal(
    once.paymentIntents.create({ amount: 1000, currency: "eur" }, { idempotencyKey: "key-7" }),
  );
  expect(meanwhile).toMatchObject({ statusCode: 409, code: "idempotency_key_in_use" });
  const often = client("sk_test_gangway_demo", bench.config.port, { maxNetworkRetries: 6 });
  const patient = await often.paymentIntents.create(
    { amount: 1000, currency: "eur" },
    { idempotencyKey: "key-7" },
  );
  expect(patient.id).toBe((await slow).id);
});

test("an answer lost on the way: the retry of Stripe's package finds the one intent", async () => {
  await bench.control("faults", {
    method: "POST",
    path: "/v1/payment_intents",
    fault: "timeout_after",
  });
  const hasty = client("sk_test_gangway_demo", bench.config.port, { timeout: 1000 });
  const intent = await hasty.paymentIntents.create({ amount: 1000, currency: "eur" });
  const all = await bench.stripe.paymentIntents.list();
  expect(all.data.map(({ id }) => id)).toEqual([intent.id]);
});

test("a key is forgotten after a day", async () => {
  const first = await create("key-8");
  await bench.control("clock", { advance_seconds: 24 * 3600 + 1 });
  expect((await create("key-8")).id).not.toBe(first.id);
});

test("a parameter that is missing, a stranger and the edge leave no trace on a key", async () => {
  const { stripe } = bench;
  const missing = { amount: 1000 } as Parameters<typeof stripe.paymentIntents.create>[0];
  expect(
    await refusal(stripe.paymentIntents.create(missing, { idempotencyKey: "key-9" })),
  ).toMatchObject({ code: "parameter_missing", param: "currency" });
  const stranger = client("sk_test_someone_else_entirely", bench.config.port);
  const params = { amount: 1000, currency: "eur" };
  const asStranger = stranger.paymentIntents.create(params, { idempotencyKey: "key-9" });
  expect((await refusal(asStranger)).statusCode).toBe(401);
  const fault = { method: "POST", path: "/v1/payment_intents", fault: "status", status: 429 };
  await bench.control("faults", fault);
  expect((await refusal(create("key-9"))).statusCode).toBe(429);
  const made = await create("key-9");
  expect(made.lastResponse.headers).not.toHaveProperty("idempotent-replayed");
  const nothing = stripe.refunds.create({}, { idempotencyKey: "key-10" });
  expect((await refusal(nothing)).message).toBe(
    "One of the following params should be provided for this request: payment_intent or charge.",
  );
  const other = stripe.refunds.create({ payment_intent: made.id }, { idempotencyKey: "key-10" });
  expect((await refusal(other)).message).toContain("does not have a successful charge");
});

test("what was refused by the state of things is kept, though that state has changed", async () => {
  const { id } = await create("key-11");
  const refund = () =>
    bench.stripe.refunds.create({ payment_intent: id }, { idempotencyKey: "key-12" });
  await refusal(refund());
  const how = { payment_method: "pm_card_visa", return_url: "https://gangway.test/back" };
  await bench.stripe.paymentIntents.confirm(id, how);
  const again = await refusal(refund());
  expect(again.statusCode).toBe(400);
  expect(again.headers?.["idempotent-replayed"]).toBe("true");
});

test("255 characters are the most; a GET has no key", async () => {
  const longest = "k".repeat(255);
  expect((await create(longest)).object).toBe("payment_intent");
  expect((await refusal(create(`${longest}k`))).statusCode).toBe(400);
  const read = await bench.stripe.paymentIntents.list({}, { idempotencyKey: longest });
  expect(read.lastResponse.headers).not.toHaveProperty("idempotent-replayed");
});
