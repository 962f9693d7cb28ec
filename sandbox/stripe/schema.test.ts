import { afterAll, beforeAll, expect, test } from "vitest";
import { until } from "../wire/testing";
import { accountOperations } from "./account-operations";
import { prune } from "./fixture/prune";
import { kept, problemsOfAnswer, problemsOfEvent, whole } from "./fixture/shapes";
import { intentOperations } from "./intent-operations";
import { paymentOperations } from "./payment-operations";
import { type Bench, refusal, startBench } from "./testing";
import { EVENT_TYPES } from "./types";

const OPERATIONS = [...intentOperations, ...paymentOperations, ...accountOperations];

// Every bench holds all it sees against Stripe's description; here everything is seen.
let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());

const pay = (payment_method: string, more: object = {}) =>
  bench.stripe.paymentIntents.create({
    amount: 4000,
    currency: "eur",
    confirm: true,
    payment_method,
    return_url: "https://gangway.test/back",
    ...more,
  });

test("every operation answers, and every event is told, in the shape Stripe describes", async () => {
  const { stripe } = bench;
  expect(kept.info.apiVersion).toBe("2026-10-28.endive");
  const paid = await pay("pm_card_visa", {
    shipping: { name: "Ada", address: { line1: "1 Quay", country: "FR" } },
    expand: ["latest_charge.balance_transaction", "payment_method"],
  });
  const refund = await stripe.refunds.create({ payment_intent: paid.id, amount: 100 });
  await stripe.refunds.retrieve(refund.id, { expand: ["charge", "payment_intent"] });
  await stripe.refunds.update(refund.id, { metadata: { a: "1" } });
  const held = await pay("pm_card_visa", { capture_method: "manual" });
  await stripe.paymentIntents.capture(held.id);
  await pay("pm_card_authenticationRequired");
  await stripe.paymentIntents.cancel((await pay("pm_card_visa", { capture_method: "manual" })).id);
  await pay("pm_card_visa", { capture_method: "manual" });
  await refusal(pay("pm_card_chargeDeclined"));
  await refusal(pay("pm_card_authenticationRequired", { off_session: true }));
  const open = await stripe.paymentIntents.create({ amount: 1000, currency: "eur" });
  await stripe.paymentIntents.update(open.id, { description: "A crossing" });
  await stripe.paymentIntents.retrieve(open.id);
  const disputed = await pay("pm_card_createDispute");
  const [dispute] = (await stripe.disputes.list({ payment_intent: disputed.id })).data;
  await stripe.disputes.update(dispute?.id ?? "", {
    evidence: { uncategorized_text: "winning_evidence" },
  });
  await stripe.disputes.retrieve(dispute?.id ?? "");
  const asked = await pay("pm_card_createDisputeInquiry");
  const [inquiry] = (await stripe.disputes.list({ payment_intent: asked.id })).data;
  await stripe.disputes.close(inquiry?.id ?? "");
  await stripe.refunds.create({ payment_intent: (await pay("pm_card_refundFail")).id });
  await stripe.refunds.create({ payment_intent: (await pay("pm_card_pendingRefund")).id });
  const customer = await stripe.customers.create({ email: "ada@example.com" });
  await stripe.customers.retrieve(customer.id);
  await stripe.customers.list();
  const method = await stripe.paymentMethods.create({
    type: "card",
    card: { number: "4000000000005423", exp_month: 12, exp_year: 2034, cvc: "123" },
  });
  await stripe.paymentMethods.attach(method.id, { customer: customer.id });
  await pay(method.id, { customer: customer.id });
  await stripe.paymentMethods.detach(method.id);
  await stripe.paymentMethods.retrieve(method.id);
  const [warning] = (await stripe.radar.earlyFraudWarnings.list()).data;
  await stripe.radar.earlyFraudWarnings.retrieve(warning?.id ?? "", { expand: ["charge"] });
  const endpoint = await stripe.webhookEndpoints.create({
    url: "http://127.0.0.1:9/never",
    enabled_events: ["payment_intent.processing"],
  });
  await stripe.webhookEndpoints.list();
  await stripe.webhookEndpoints.retrieve(endpoint.id);
  await stripe.webhookEndpoints.update(endpoint.id, { disabled: true, metadata: { a: "1" } });
  await stripe.webhookEndpoints.del(endpoint.id);
  await bench.control("clock", { advance_seconds: 8 * 24 * 3600 });
  await until(() => EVENT_TYPES.every((type) => bench.seen.has(type)));
  await stripe.paymentIntents.list({ limit: 100, expand: ["data.latest_charge"] });
  const [charge] = (await stripe.charges.list({ limit: 100 })).data;
  await stripe.charges.retrieve(charge?.id ?? "", { expand: ["refunds"] });
  await stripe.refunds.list();
  const [moved] = (await stripe.balanceTransactions.list({ limit: 100 })).data;
  await stripe.balanceTransactions.retrieve(moved?.id ?? "");
  const [event] = (await stripe.events.list({ limit: 100 })).data;
  await stripe.events.retrieve(event?.id ?? "");
  await stripe.rawRequest("POST", `/v1/events/${event?.id}/retry`, {});
  await stripe.paymentIntents.search({ query: "status:'succeeded'" });
  await bench.browser("GET", `/v1/payment_intents/${open.id}?client_secret=${open.client_secret}`);
  await bench.browser("POST", "/v1/payment_methods", {
    type: "card",
    "card[number]": "4000000000000002",
    "card[exp_month]": "12",
    "card[exp_year]": "34",
  });
  const confirm = { payment_method: "pm_card_chargeDeclined" };
  const secret = open.client_secret ?? "";
  const path = `/v1/payment_intents/${open.id}/confirm`;
  await bench.browser("POST", path, { ...confirm, client_secret: secret });
  await bench.browser("POST", path, { payment_method: "pm_card_visa", client_secret: secret });
  for (const bad of ["/v1/payment_intents/pi_none", "/v1/nothing", "/v1/refunds?colour=red"]) {
    await bench.browser("GET", bad);
    await refusal(stripe.rawRequest("GET", bad));
  }
  const unanswered = OPERATIONS.filter(
    ({ method: verb, pattern }) =>
      ![...bench.seen].some((seen) => {
        const [how = "", where = "", status] = seen.split(" ");
        return how === verb && status === "200" && pattern.test(where);
      }),
  );
  expect(unanswered.map(({ method: verb, pattern }) => `${verb} ${pattern}`)).toEqual([]);
});

test("the check itself sees what is missing, null or invented", () => {
  const request = { method: "GET", path: "/v1/payment_intents/pi_1" } as Parameters<
    typeof problemsOfAnswer
  >[0];
  const found = (status: number, value: unknown) =>
    problemsOfAnswer(request, { status, body: JSON.stringify(value) }).join("\n");
  const intent = { id: "pi_1", object: "payment_intent", metadata: {} };
  expect(found(200, intent)).toContain('"missingProperty":"transfer_group"');
  expect(found(400, { error: { type: "invalid_request_error", code: null } })).toContain("null");
  expect(found(400, { error: { type: "authentication_error" } })).toContain("allowed values");
  expect(found(400, { error: { type: "api_error", colour: "red" } })).toContain("additional");
  expect(found(200, { ...intent, metadata: undefined, customer: null })).toContain("must not see");
  expect(problemsOfEvent({ type: "booking.made" })).not.toEqual([]);
  expect(problemsOfEvent({ id: "evt_1", type: "charge.failed" })).not.toEqual([]);
});

test.skipIf(!whole)("the copy beside the tests is what the whole description says", () => {
  if (!whole) return;
  const events = whole["x-events"];
  expect(kept).toEqual(prune(whole, Object.keys(kept.components.schemas)));
  expect(Object.keys(whole["x-operations"])).toEqual(Object.keys(kept["x-operations"]));
  for (const type of EVENT_TYPES.filter((name) => events[name])) {
    expect(kept["x-events"]).toHaveProperty([type]);
  }
});

test("the stand-in takes exactly the parameters Stripe knows", () => {
  const ofBrowser = ["key", "_stripe_version", "client_attribution_metadata", "is_stripe_sdk"];
  const older = ["payment_method_types", "client_secret", "payment_user_agent", "referrer"];
  for (const [route, [shape]] of Object.entries(kept["x-operations"])) {
    if (shape === null) continue;
    const parameters = Object.keys(kept.components.schemas[shape]?.properties ?? {});
    const [method, path = ""] = route.split(" ");
    const found = OPERATIONS.find(
      (o) => o.method === method && o.pattern.test(path.replaceAll("{id}", "x_1")),
    );
    const taken = Object.keys(found?.shape ?? {});
    expect(
      parameters.filter((p) => !taken.includes(p)),
      `${route}: not taken`,
    ).toEqual([]);
    const extra = taken.filter((p) => ![...parameters, ...ofBrowser, ...older].includes(p));
    const shared = method === "GET" ? ["customer"] : [];
    expect(
      extra.filter((p) => !shared.includes(p)),
      `${route}: invented`,
    ).toEqual([]);
  }
});
