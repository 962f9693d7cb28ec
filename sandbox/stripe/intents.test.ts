import Stripe from "stripe";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { until } from "../wire/testing";
import { type Bench, client, refusal, SECRET, startBench } from "./testing";

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());
beforeEach(() => {
  bench.heard.length = 0;
});

const eur = (amount: number) => ({ amount, currency: "eur" });

test("create, confirm with the publishable key, succeed, and hear of it, signed", async () => {
  const intent = await bench.stripe.paymentIntents.create({
    ...eur(24_000),
    metadata: { booking: "b1" },
  });
  expect(intent).toMatchObject({
    status: "requires_payment_method",
    capture_method: "automatic_async",
    automatic_payment_methods: { enabled: true, allow_redirects: "always" },
    latest_charge: null,
  });
  const method = (await (
    await bench.browser("POST", "/v1/payment_methods", {
      type: "card",
      "card[number]": "4242 4242 4242 4242",
      "card[exp_month]": "12",
      "card[exp_year]": "34",
      "card[cvc]": "123",
    })
  ).json()) as { id: string };
  const confirmed = (await (
    await bench.browser("POST", `/v1/payment_intents/${intent.id}/confirm`, {
      payment_method: method.id,
      client_secret: intent.client_secret ?? "",
      use_stripe_sdk: "true",
    })
  ).json()) as Record<string, unknown>;
  expect(confirmed).toMatchObject({ status: "succeeded", payment_method: method.id });
  for (const hidden of ["metadata", "customer", "latest_charge", "amount_received"]) {
    expect(confirmed).not.toHaveProperty(hidden);
  }
  await until(() => bench.types().includes("charge.updated"));
  expect(bench.types()).toEqual([
    "payment_intent.created",
    "charge.succeeded",
    "payment_intent.succeeded",
    "charge.updated",
  ]);
  const last = bench.heard[2];
  const event = bench.stripe.webhooks.constructEvent(
    last?.raw ?? "",
    last?.signature ?? "",
    SECRET,
  );
  expect(event).toMatchObject({
    api_version: Stripe.API_VERSION,
    type: "payment_intent.succeeded",
    data: { object: { amount_received: 24_000, metadata: { booking: "b1" } } },
  });
  expect(() =>
    bench.stripe.webhooks.constructEvent(last?.raw ?? "", last?.signature ?? "", "whsec_other"),
  ).toThrow();
  const read = await bench.stripe.paymentIntents.retrieve(intent.id, {
    expand: ["latest_charge.balance_transaction", "payment_method"],
  });
  const charge = read.latest_charge as Stripe.Charge;
  expect(charge.balance_transaction).toMatchObject({ amount: 24_000, type: "charge" });
  expect((read.payment_method as Stripe.PaymentMethod).card?.last4).toBe("4242");
});

test("a decline is 402, leaves the intent usable, and another card succeeds", async () => {
  const intent = await bench.stripe.paymentIntents.create(eur(5000));
  const error = await refusal(
    bench.stripe.paymentIntents.confirm(intent.id, {
      payment_method: "pm_card_visa_chargeDeclinedInsufficientFunds",
      return_url: "https://gangway.test/back",
    }),
  );
  expect(error).toMatchObject({
    statusCode: 402,
    type: "StripeCardError",
    code: "card_declined",
    decline_code: "insufficient_funds",
    message: "Your card has insufficient funds.",
    doc_url: "https://stripe.com/docs/error-codes/card-declined",
    payment_intent: {
      status: "requires_payment_method",
      payment_method: null,
      last_payment_error: { code: "card_declined" },
    },
  });
  expect(error.param).toBeUndefined();
  await until(() => bench.types().includes("payment_intent.payment_failed"));
  const retried = await bench.stripe.paymentIntents.confirm(intent.id, {
    payment_method: "pm_card_visa",
    return_url: "https://gangway.test/back",
  });
  expect(retried).toMatchObject({ status: "succeeded", last_payment_error: null });
});

test.each([
  ["pm_card_chargeDeclined", "card_declined", "generic_decline"],
  ["pm_card_visa_chargeDeclinedLostCard", "card_declined", "lost_card"],
  ["pm_card_visa_chargeDeclinedStolenCard", "card_declined", "stolen_card"],
  ["pm_card_chargeDeclinedExpiredCard", "expired_card", "expired_card"],
  ["pm_card_chargeDeclinedIncorrectCvc", "incorrect_cvc", "incorrect_cvc"],
  ["pm_card_chargeDeclinedProcessingError", "processing_error", "processing_error"],
  ["pm_card_chargeCustomerFail", "card_declined", "generic_decline"],
])("%s declines with %s", async (payment_method, code, decline_code) => {
  const error = await refusal(
    bench.stripe.paymentIntents.create({
      ...eur(1000),
      payment_method,
      confirm: true,
      allowed_payment_method_types: ["card"],
    }),
  );
  expect(error).toMatchObject({ code, decline_code });
});

test("cancel and confirm refuse each other's final states in Stripe's words", async () => {
  const intent = await bench.stripe.paymentIntents.create(eur(1000));
  const canceled = await bench.stripe.paymentIntents.cancel(intent.id, {
    cancellation_reason: "abandoned",
  });
  expect(canceled).toMatchObject({ status: "canceled", cancellation_reason: "abandoned" });
  expect(await refusal(bench.stripe.paymentIntents.cancel(intent.id))).toMatchObject({
    statusCode: 400,
    code: "payment_intent_unexpected_state",
    message:
      "You cannot cancel this PaymentIntent because it has a status of canceled. Only a PaymentIntent with one of the following statuses may be canceled: requires_payment_method, requires_capture, requires_confirmation, requires_action, processing.",
    payment_intent: { id: intent.id },
  });
  const late = bench.stripe.paymentIntents.confirm(intent.id, { payment_method: "pm_card_visa" });
  expect((await refusal(late)).code).toBe("payment_intent_unexpected_state");
});

test("manual capture: authorise, capture a part, or release", async () => {
  const authorise = () =>
    bench.stripe.paymentIntents.create({
      ...eur(9000),
      capture_method: "manual",
      confirm: true,
      payment_method: "pm_card_visa",
      allowed_payment_method_types: ["card"],
      expand: ["latest_charge"],
    });
  const intent = await authorise();
  const charge = intent.latest_charge as Stripe.Charge;
  expect(intent).toMatchObject({ status: "requires_capture", amount_capturable: 9000 });
  expect(charge.captured).toBe(false);
  const deadline = charge.payment_method_details?.card?.capture_before ?? 0;
  expect(deadline - charge.created).toBe(7 * 24 * 3600);
  const captured = await bench.stripe.paymentIntents.capture(intent.id, {
    amount_to_capture: 4000,
  });
  expect(captured).toMatchObject({ status: "succeeded", amount_received: 4000 });
  const again = await refusal(bench.stripe.paymentIntents.capture(intent.id));
  expect(again.message).toBe(
    "This PaymentIntent could not be captured because it has a status of succeeded. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.",
  );
  expect((await bench.stripe.paymentIntents.cancel((await authorise()).id)).status).toBe(
    "canceled",
  );
});

test("an authorisation nobody captures lapses after its week", async () => {
  const own = await startBench();
  const intent = await own.stripe.paymentIntents.create({
    ...eur(9000),
    capture_method: "manual",
    confirm: true,
    payment_method: "pm_card_visa",
    allowed_payment_method_types: ["card"],
  });
  await own.control("clock", { advance_seconds: 7 * 24 * 3600 + 1 });
  const lapsed = await own.stripe.paymentIntents.retrieve(intent.id);
  expect(lapsed).toMatchObject({ status: "canceled", cancellation_reason: "automatic" });
  await until(() => own.types().includes("charge.expired"));
  await own.close();
});

test("bad parameters and keys are refused as Stripe refuses them", async () => {
  const create = (params: object) =>
    refusal(bench.stripe.paymentIntents.create(params as Stripe.PaymentIntentCreateParams));
  expect(await create({ ...eur(1000), colour: "red" })).toMatchObject({
    code: "parameter_unknown",
    param: "colour",
    message: "Received unknown parameter: colour",
  });
  expect(await create({ amount: 1000 })).toMatchObject({
    code: "parameter_missing",
    message: "Missing required param: currency.",
  });
  expect(await create(eur(49))).toMatchObject({ code: "amount_too_small", param: "amount" });
  expect((await create({ amount: 5, currency: "jpy" })).message).toBe(
    "Amount must convert to at least 50 cents. ¥5 converts to approximately €0.03.",
  );
  expect((await create(eur(100_000_000))).code).toBe("amount_too_large");
  expect(await create({ amount: 51_243, currency: "tnd" })).toMatchObject({ param: "amount" });
  expect(await create(eur(0))).toMatchObject({ code: "parameter_invalid_integer" });
  expect(await refusal(bench.stripe.paymentIntents.retrieve("pi_none"))).toMatchObject({
    statusCode: 404,
    code: "resource_missing",
    message: "No such payment_intent: 'pi_none'",
  });
  const stranger = client("sk_test_someone_else_entirely", bench.config.port);
  expect(await refusal(stranger.paymentIntents.list())).toMatchObject({ statusCode: 401 });
  const intent = await bench.stripe.paymentIntents.create(eur(1000));
  const wrongSecret = await bench.browser(
    "GET",
    `/v1/payment_intents/${intent.id}?client_secret=x`,
  );
  expect(wrongSecret.status).toBe(400);
  expect((await bench.browser("GET", "/v1/payment_intents")).status).toBe(401);
});

test("update merges metadata, clears the last error, and lists page by cursor", async () => {
  const intent = await bench.stripe.paymentIntents.create({ ...eur(1000), metadata: { a: "1" } });
  const changed = await bench.stripe.paymentIntents.update(intent.id, {
    amount: 1200,
    metadata: { b: "2", a: "" },
  });
  expect(changed).toMatchObject({ amount: 1200, metadata: { b: "2" } });
  expect(changed.metadata).not.toHaveProperty("a");
  const first = await bench.stripe.paymentIntents.list({ limit: 1 });
  expect(first.data[0]?.id).toBe(intent.id);
  expect(first.has_more).toBe(true);
  const second = await bench.stripe.paymentIntents.list({ limit: 1, starting_after: intent.id });
  expect(second.data[0]?.id).not.toBe(intent.id);
});

test("payments are found by their state and labels, a page at a time", async () => {
  const label = `b-${Date.now()}`;
  const make = (more: object = {}) =>
    bench.stripe.paymentIntents.create({
      amount: 5000,
      currency: "eur",
      metadata: { booking_id: label },
      ...more,
    });
  const ids = [await make(), await make(), await make({ amount: 6000 })].map(({ id }) => id);
  const find = async (query: string, more: object = {}) =>
    await bench.stripe.paymentIntents.search({ query, ...more });
  const own = `metadata["booking_id"]:"${label}"`;
  const first = await find(own, { limit: 2 });
  expect(first).toMatchObject({ object: "search_result", has_more: true });
  const rest = await find(own, { limit: 2, page: first.next_page ?? "" });
  expect([...first.data, ...rest.data].map(({ id }) => id)).toEqual(ids.reverse());
  expect((await find(`${own} AND amount>5000`)).data).toHaveLength(1);
  expect((await find(`${own} AND -status:'requires_payment_method'`)).data).toEqual([]);
  for (const query of ["status", "colour:'blue'", "status:'succeeded' AND amount>1 OR amount<9"]) {
    expect(await refusal(find(query))).toMatchObject({ statusCode: 400, param: "query" });
  }
});
