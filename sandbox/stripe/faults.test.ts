import type Stripe from "stripe";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Entry } from "../wire/journal";
import { type Bench, client, refusal, startBench } from "./testing";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const paid = () =>
  bench.stripe.paymentIntents.create({
    amount: 4000,
    currency: "eur",
    confirm: true,
    payment_method: "pm_card_visa",
    allowed_payment_method_types: ["card"],
  });
const arm = (fault: string, more: object = {}) =>
  bench.control("faults", { method: "POST", path: "/v1/refunds", fault, ...more });
const journal = async () =>
  (await (await bench.control("journal?after=0", undefined, "GET")).json()) as Entry[];
const refunded = async () =>
  (await journal()).filter(({ effect }) => effect === "refund.created").length;
/** Asks once, and not for long. */
const once = () =>
  client("sk_test_gangway_demo", bench.config.port, { maxNetworkRetries: 0, timeout: 600 });
const refund = (stripe: Stripe, payment_intent: string, idempotencyKey = "refund-1") =>
  stripe.refunds.create({ payment_intent }, { idempotencyKey });

test.each([
  ["timeout_before", 0],
  ["timeout_after", 1],
  ["reset", 0],
])(
  "%s: no answer, %i effects; the retry with the same key makes it one",
  async (fault, effects) => {
    const { id } = await paid();
    await arm(fault, { times: 2, ms: 300 });
    expect((await refusal(refund(once(), id))).type).toBe("StripeConnectionError");
    expect(await refunded()).toBe(effects);
    await bench.control("faults", undefined, "DELETE");
    const again = await refund(once(), id);
    expect(again.status).toBe("succeeded");
    expect(await refunded()).toBe(1);
    expect((await bench.stripe.refunds.list({ payment_intent: id })).data).toHaveLength(1);
  },
);

test("status: the edge's 503 has no effect and no key remembers it", async () => {
  const { id } = await paid();
  await arm("status", { status: 503 });
  expect(await refusal(refund(once(), id))).toMatchObject({
    statusCode: 503,
    type: "StripeAPIError",
    requestId: expect.stringMatching(/^req_/),
  });
  expect(await refunded()).toBe(0);
  expect((await refund(once(), id)).status).toBe("succeeded");
});

test("429: too many is not asked again; a lock somebody else holds is", async () => {
  const { id } = await paid();
  await arm("status", { status: 429 });
  const often = client("sk_test_gangway_demo", bench.config.port, { maxNetworkRetries: 2 });
  expect(await refusal(refund(often, id))).toMatchObject({ statusCode: 429, code: "rate_limit" });
  await arm("status", { status: 429, code: "lock_timeout" });
  expect((await refund(often, id)).status).toBe("succeeded");
  expect(await refunded()).toBe(1);
});

test("garbage: 200, not JSON, no effect", async () => {
  const { id } = await paid();
  await arm("garbage");
  expect((await refusal(refund(once(), id))).message).toContain("Invalid JSON");
  expect(await refunded()).toBe(0);
});

test("delay: late, but well", async () => {
  const { id } = await paid();
  await arm("delay", { ms: 300 });
  const before = Date.now();
  expect((await refund(once(), id)).status).toBe("succeeded");
  expect(Date.now() - before).toBeGreaterThanOrEqual(290);
});

test("the journal has each effect once, in order, and no replay or refusal", async () => {
  const { id } = await paid();
  await refund(bench.stripe, id);
  await refund(bench.stripe, id);
  await refusal(refund(bench.stripe, id, "refund-2"));
  await refusal(bench.stripe.paymentIntents.cancel(id));
  const all = await journal();
  expect(all.map(({ n }) => n)).toEqual(all.map((_, index) => index + 1));
  expect(all.map(({ at }) => at)).toEqual(all.map(({ at }) => at).sort());
  const effects = all.map(({ effect }) => effect).filter((effect) => effect !== "charge.updated");
  expect(effects).toEqual([
    "payment_method.created",
    "payment_intent.created",
    "payment_intent.confirmed",
    "charge.succeeded",
    "payment_intent.succeeded",
    "refund.created",
    "charge.refunded",
  ]);
  const made = all.find(({ effect }) => effect === "refund.created");
  expect(Object.keys(made ?? {}).sort()).toEqual(
    "at effect idempotency_key ids method n path".split(" "),
  );
  expect(made).toMatchObject({
    method: "POST",
    path: "/v1/refunds",
    idempotency_key: "refund-1",
    ids: [expect.stringMatching(/^re_/), id, expect.stringMatching(/^ch_/)],
  });
});
