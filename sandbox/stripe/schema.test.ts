import fs from "node:fs";
import Ajv, { type ValidateFunction } from "ajv";
import { afterAll, beforeAll, expect, test } from "vitest";
import { until } from "../wire/testing";
import { accountOperations } from "./account-operations";
import { intentOperations } from "./intent-operations";
import { paymentOperations } from "./payment-operations";
import { type Bench, refusal, startBench } from "./testing";

interface Schema {
  required?: string[];
  "x-always-present-nullable"?: string[];
}
interface Description {
  info: { apiVersion: string };
  components: { schemas: Record<string, Schema> };
  "x-parameters": Record<string, string[]>;
}

// A cut of the description in Stripe's own package: what a card payment can meet.
const description = JSON.parse(
  fs.readFileSync(new URL("./fixture/objects.schema.json", import.meta.url), "utf8"),
) as Description;

const ajv = new Ajv({ strict: false, allErrors: true });
// The strict profile: what real answers always carry, possibly null, must be there.
for (const schema of Object.values(description.components.schemas)) {
  const always = schema["x-always-present-nullable"];
  if (always) schema.required = [...(schema.required ?? []), ...always];
}
ajv.addSchema({ $id: "stripe", ...description });

const validators = new Map<string, ValidateFunction>();
function fits(name: string, value: unknown): void {
  const known = validators.get(name) ?? ajv.compile({ $ref: `stripe#/components/schemas/${name}` });
  validators.set(name, known);
  const problems = known(JSON.parse(JSON.stringify(value))) ? [] : known.errors;
  expect(problems, name).toEqual([]);
}

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());

const raw = async (path: string) =>
  (
    await fetch(`${bench.wire.url}/v1/${path}`, {
      headers: { authorization: "Bearer sk_test_gangway_demo" },
    })
  ).json();
const pay = (payment_method: string, more: object = {}) =>
  bench.stripe.paymentIntents.create({
    amount: 4000,
    currency: "eur",
    confirm: true,
    payment_method,
    return_url: "https://gangway.test/back",
    ...more,
  });

test("every object, list, event and error has the shape Stripe describes", async () => {
  const { stripe } = bench;
  expect(description.info.apiVersion).toBe("2026-10-28.endive");
  const paid = await pay("pm_card_visa", {
    shipping: { name: "Ada", address: { line1: "1 Quay", country: "FR" } },
  });
  await stripe.refunds.create({ payment_intent: paid.id, amount: 100 });
  const held = await pay("pm_card_visa", { capture_method: "manual" });
  await stripe.paymentIntents.capture(held.id);
  await pay("pm_card_authenticationRequired");
  await stripe.paymentIntents.cancel((await pay("pm_card_visa", { capture_method: "manual" })).id);
  const declined = await refusal(pay("pm_card_chargeDeclined"));
  const disputed = await pay("pm_card_createDispute");
  const [dispute] = (await stripe.disputes.list({ payment_intent: disputed.id })).data;
  await stripe.disputes.update(dispute?.id ?? "", {
    evidence: { uncategorized_text: "winning_evidence" },
  });
  const failing = await pay("pm_card_refundFail");
  await stripe.refunds.create({ payment_intent: failing.id });
  const slow = await pay("pm_card_pendingRefund");
  await stripe.refunds.create({ payment_intent: slow.id });
  const customer = await stripe.customers.create({ email: "ada@example.com" });
  fits("customer", await raw(`customers/${customer.id}`));
  await until(() =>
    ["charge.dispute.funds_reinstated", "refund.failed", "refund.updated", "charge.updated"].every(
      (type) => bench.types().includes(type),
    ),
  );
  for (const [list, object] of [
    ["payment_intents", "payment_intent"],
    ["charges", "charge"],
    ["refunds", "refund"],
    ["disputes", "dispute"],
    ["balance_transactions", "balance_transaction"],
  ] as const) {
    const page = (await raw(`${list}?limit=100`)) as { data: unknown[] };
    if (object !== "balance_transaction") fits(`list.${object}`, page);
    expect(page.data.length).toBeGreaterThan(0);
    for (const item of page.data) fits(object, item);
  }
  fits("list.event", await raw("events?limit=100"));
  const tried = new Set<string>();
  for (const { event } of bench.heard) {
    const name = `event.${event.type}`;
    if (!description.components.schemas[name]) continue;
    tried.add(event.type);
    fits(name, event);
  }
  expect(tried.size).toBeGreaterThanOrEqual(18);
  fits("payment_method", await raw(`payment_methods/${String(paid.payment_method)}`));
  const { headers: _h, statusCode: _s, requestId: _r, ...envelope } = { ...Object(declined.raw) };
  fits("error", { error: envelope });
  fits("error", await raw("payment_intents/pi_none"));
  fits("error", await raw("payment_intents?colour=red"));
});

test("the stand-in takes exactly the parameters Stripe knows", () => {
  const own = [...intentOperations, ...paymentOperations, ...accountOperations];
  const ofBrowser = ["key", "_stripe_version", "client_attribution_metadata", "is_stripe_sdk"];
  const older = ["payment_method_types", "client_secret", "payment_user_agent", "referrer"];
  for (const [route, parameters] of Object.entries(description["x-parameters"])) {
    const [method, path = ""] = route.split(" ");
    const found = own.find(
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
