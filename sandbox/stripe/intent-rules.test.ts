import Stripe from "stripe";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { until } from "../wire/testing";
import { type Bench, client, PUBLISHABLE, refusal, startBench } from "./testing";

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());
beforeEach(() => {
  bench.heard.length = 0;
});

const create = (more: object = {}) =>
  bench.stripe.paymentIntents.create({ amount: 4000, currency: "eur", ...more });
const card = { payment_method: "pm_card_visa", allowed_payment_method_types: ["card" as const] };
const paid = (more: object = {}) => create({ confirm: true, ...card, ...more });
const toldOf = (id: string) =>
  bench.heard
    .map(({ event }) => event)
    .filter(({ data }) => {
      const object = data.object as { id: string; payment_intent?: string };
      return object.id === id || object.payment_intent === id;
    });

test("with a method and unconfirmed it waits for the confirmation", async () => {
  expect((await create({ payment_method: "pm_card_visa" })).status).toBe("requires_confirmation");
});

test("the server's confirmation needs a way back, or no redirects; refused, nothing was made", async () => {
  const before = (await bench.stripe.paymentIntents.list({ limit: 100 })).data.length;
  const lost = await refusal(create({ confirm: true, payment_method: "pm_card_visa" }));
  expect(lost.message).toContain("you must provide a `return_url`");
  expect((await bench.stripe.paymentIntents.list({ limit: 100 })).data).toHaveLength(before);
  const never = { enabled: true, allow_redirects: "never" };
  const kept = { confirm: true, payment_method: "pm_card_visa", automatic_payment_methods: never };
  expect((await create(kept)).status).toBe("succeeded");
});

test("the balance comes later: null in the answer and the events, then charge.updated", async () => {
  const intent = await paid({ expand: ["latest_charge"] });
  expect((intent.latest_charge as Stripe.Charge).balance_transaction).toBeNull();
  await until(() => toldOf(intent.id).some(({ type }) => type === "charge.updated"));
  const told = toldOf(intent.id);
  expect(told.map(({ type }) => type)).toEqual([
    "payment_intent.created",
    "charge.succeeded",
    "payment_intent.succeeded",
    "charge.updated",
  ]);
  expect(told[1]?.data.object).toMatchObject({ balance_transaction: null });
  expect(told[1]?.data.previous_attributes).toBeUndefined();
  expect(told[3]?.data).toMatchObject({
    object: { balance_transaction: expect.stringMatching(/^txn_/) },
    previous_attributes: { balance_transaction: null },
  });
  // Asked for at once, it is there at once.
  const atOnce = await paid({ capture_method: "automatic", expand: ["latest_charge"] });
  expect((atOnce.latest_charge as Stripe.Charge).balance_transaction).toMatch(/^txn_/);
});

test("a decline tells of the charge first, then of the intent", async () => {
  const { id } = await create();
  const how = { payment_method: "pm_card_chargeDeclined", return_url: "https://gangway.test" };
  const error = await refusal(bench.stripe.paymentIntents.confirm(id, how));
  const body = error.raw as { payment_intent: Stripe.PaymentIntent; charge: string };
  expect(body.payment_intent.latest_charge).toBe(body.charge);
  expect(Object.values(body)).not.toContain(null);
  await until(() => toldOf(id).length === 3);
  expect(toldOf(id).map(({ type }) => type)).toEqual([
    "payment_intent.created",
    "charge.failed",
    "payment_intent.payment_failed",
  ]);
});

test("an update clears the last error; a refused one changes nothing", async () => {
  const { id } = await create({ metadata: { a: "1" } });
  const how = { payment_method: "pm_card_chargeDeclined", return_url: "https://gangway.test" };
  await refusal(bench.stripe.paymentIntents.confirm(id, how));
  const read = () => bench.stripe.paymentIntents.retrieve(id);
  expect((await read()).last_payment_error?.code).toBe("card_declined");
  const update = (change: object) =>
    refusal(bench.stripe.paymentIntents.update(id, { metadata: { b: "2" }, ...change }));
  expect((await update({ currency: "jpy", amount: 5 })).code).toBe("amount_too_small");
  expect((await update({ currency: "gbp", statement_descriptor: "FERRY" })).param).toBe(
    "statement_descriptor",
  );
  expect(await read()).toMatchObject({ amount: 4000, currency: "eur", metadata: { a: "1" } });
  expect((await read()).last_payment_error).not.toBeNull();
  const changed = await bench.stripe.paymentIntents.update(id, { amount: 5000 });
  expect(changed).toMatchObject({ amount: 5000, last_payment_error: null });
});

test("a card's statement takes a suffix and nothing else", async () => {
  expect(await refusal(create({ statement_descriptor: "FERRY" }))).toMatchObject({
    statusCode: 400,
    param: "statement_descriptor",
    message: expect.stringContaining("Please use `statement_descriptor_suffix` instead."),
  });
  const suffixed = await create({ statement_descriptor_suffix: "FERRY" });
  expect(suffixed.statement_descriptor_suffix).toBe("FERRY");
});

test("what succeeded is over: cancel, confirm and capture say so, with the whole intent", async () => {
  const { id } = await paid();
  const { cancel, confirm, capture } = {
    cancel: await refusal(bench.stripe.paymentIntents.cancel(id)),
    confirm: await refusal(bench.stripe.paymentIntents.confirm(id)),
    capture: await refusal(bench.stripe.paymentIntents.capture(id)),
  };
  for (const error of [cancel, confirm, capture]) {
    expect(error).toMatchObject({
      statusCode: 400,
      type: "StripeInvalidRequestError",
      code: "payment_intent_unexpected_state",
      payment_intent: { id, status: "succeeded", amount_received: 4000 },
    });
  }
  expect(cancel.message).toBe(
    "You cannot cancel this PaymentIntent because it has a status of succeeded. Only a PaymentIntent with one of the following statuses may be canceled: requires_payment_method, requires_capture, requires_confirmation, requires_action, processing.",
  );
  expect(confirm.message).toContain(
    "because it has already succeeded after being previously confirmed.",
  );
  expect(capture.message).toBe(
    "This PaymentIntent could not be captured because it has a status of succeeded. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.",
  );
});

test("it can be canceled from every state before the end", async () => {
  const open = [
    await create(),
    await create({ payment_method: "pm_card_visa" }),
    await paid({ payment_method: "pm_card_authenticationRequired" }),
    await paid({ capture_method: "manual" }),
  ];
  expect(open.map(({ status }) => status)).toEqual([
    "requires_payment_method",
    "requires_confirmation",
    "requires_action",
    "requires_capture",
  ]);
  for (const { id } of open) {
    const canceled = await bench.stripe.paymentIntents.cancel(id);
    expect(canceled).toMatchObject({ status: "canceled", amount_capturable: 0, next_action: null });
  }
});

test("more than was authorised cannot be captured; a part of it once", async () => {
  const { id } = await paid({ capture_method: "manual" });
  await until(() =>
    toldOf(id).some(({ type }) => type === "payment_intent.amount_capturable_updated"),
  );
  const more = bench.stripe.paymentIntents.capture(id, { amount_to_capture: 4001 });
  expect((await refusal(more)).param).toBe("amount_to_capture");
  const part = await bench.stripe.paymentIntents.capture(id, { amount_to_capture: 1000 });
  expect(part).toMatchObject({ amount_received: 1000, amount_capturable: 0 });
  expect((await refusal(bench.stripe.paymentIntents.capture(id))).code).toBe(
    "payment_intent_unexpected_state",
  );
});

test("metadata: 50 keys, of 40 characters without brackets, values of 500", async () => {
  const keys = (count: number, prefix = "k") =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`${prefix}${i}`, "v"]));
  const { id } = await create({ metadata: { ...keys(49), ["k".repeat(40)]: "v".repeat(500) } });
  for (const metadata of [
    keys(51),
    { ["k".repeat(41)]: "v" },
    { "a[b": "v" },
    { a: "v".repeat(501) },
  ]) {
    expect(await refusal(create({ metadata }))).toMatchObject({ statusCode: 400 });
  }
  const one = bench.stripe.paymentIntents.update(id, { metadata: { more: "1" } });
  expect((await refusal(one)).message).toContain("50 keys");
});

test("every answer says which it is", async () => {
  const made = await bench.stripe.paymentIntents.create(
    { amount: 1000, currency: "eur" },
    { idempotencyKey: "headers-1" },
  );
  expect(made.lastResponse.headers).toMatchObject({
    "content-type": "application/json",
    "idempotency-key": "headers-1",
    "request-id": expect.stringMatching(/^req_/),
    "stripe-version": Stripe.API_VERSION,
  });
  const { headers } = made.lastResponse;
  expect(headers).not.toHaveProperty("idempotent-replayed");
  const refused = await refusal(bench.stripe.paymentIntents.retrieve("pi_none"));
  expect(refused.requestId).toMatch(/^req_/);
  expect(refused.raw).toMatchObject({
    doc_url: "https://stripe.com/docs/error-codes/resource-missing",
  });
  const bad = await refusal(create({ amount: "many", colour: "red" }));
  expect(bad.headers?.["stripe-should-retry"]).toBe("false");
});

test("who may not ask is told so in Stripe's words, as an invalid_request_error", async () => {
  const ask = async (authorization?: string) => {
    const answer = await fetch(`${bench.wire.url}/v1/refunds`, {
      headers: authorization ? { authorization } : {},
    });
    const { error } = (await answer.json()) as { error: { type: string; message: string } };
    return [answer.status, error.type, error.message];
  };
  expect(await ask()).toEqual([
    401,
    "invalid_request_error",
    expect.stringContaining("You did not provide an API key. You need to provide your API "),
  ]);
  expect(await ask("Bearer sk_test_somebody_else")).toEqual([
    401,
    "invalid_request_error",
    expect.stringContaining("Invalid API Key provided: sk_test_*********else"),
  ]);
  expect(await ask(`Bearer ${PUBLISHABLE}`)).toEqual([
    401,
    "invalid_request_error",
    expect.stringContaining("This API call cannot be made with a publishable API key. Ple"),
  ]);
  const basic = `Basic ${Buffer.from("sk_test_gangway_demo:").toString("base64")}`;
  const answer = await fetch(`${bench.wire.url}/v1/refunds`, { headers: { authorization: basic } });
  expect(answer.status).toBe(200);
});

test("a browser confirms its own intent only, and reads nothing it should not", async () => {
  const { id, client_secret } = await create({ metadata: { private: "yes" } });
  const confirm = (form: Record<string, string>) =>
    bench.browser("POST", `/v1/payment_intents/${id}/confirm`, {
      payment_method: "pm_card_chargeDeclined",
      ...form,
    });
  expect((await confirm({})).status).toBe(400);
  expect((await confirm({ client_secret: "pi_other_secret" })).status).toBe(400);
  const declined = await confirm({ client_secret: client_secret ?? "" });
  expect(declined.status).toBe(402);
  expect(await declined.text()).not.toContain("private");
  for (const [method, path] of [
    ["POST", `/v1/payment_intents/${id}`],
    ["POST", `/v1/payment_intents/${id}/cancel`],
    ["POST", "/v1/refunds"],
    ["GET", "/v1/events"],
  ] as const) {
    const form = method === "POST" ? {} : undefined;
    expect((await bench.browser(method, path, form)).status, path).toBe(401);
  }
});

test("a caller without a version may still use what the pinned one has dropped", async () => {
  const older = client("sk_test_gangway_demo", bench.config.port, {
    apiVersion: "2024-04-10" as typeof Stripe.API_VERSION,
  });
  const params = { amount: 1000, currency: "eur", payment_method_types: ["card"] };
  const made = older.paymentIntents.create(params as Stripe.PaymentIntentCreateParams);
  expect((await made).automatic_payment_methods).toBeNull();
  expect((await refusal(create({ payment_method_types: ["card"] }))).code).toBe(
    "parameter_unknown",
  );
});
