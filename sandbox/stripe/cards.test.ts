import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { until } from "../wire/testing";
import { type Bench, refusal, startBench } from "./testing";

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());
beforeEach(() => {
  bench.heard.length = 0;
});

const back = "https://gangway.test/back";
const pay = (payment_method: string, more: object = {}) =>
  bench.stripe.paymentIntents.create({
    amount: 4000,
    currency: "eur",
    confirm: true,
    payment_method,
    return_url: back,
    ...more,
  });
const methodOf = (number: string) =>
  bench.stripe.paymentMethods.create({
    type: "card",
    card: { number, exp_month: 12, exp_year: 2034, cvc: "123" },
  });
/** The payer at the bank: Stripe.js asks like this from its dialog. */
const answer = (id: string, client_secret: string, outcome: string) =>
  fetch(`${bench.wire.url}/v1/stand-in/3ds/${id}`, {
    method: "POST",
    headers: { accept: "application/json" },
    body: new URLSearchParams({ client_secret, outcome }),
  });

test("a number that cannot be one is refused by itself", async () => {
  expect(await refusal(methodOf("4242424242424241"))).toMatchObject({
    statusCode: 402,
    code: "incorrect_number",
    param: "number",
    message: "Your card number is incorrect.",
  });
});

describe("3-D Secure", () => {
  test.each([
    ["4000002760003184"],
    ["4000002500003155"],
    ["4000000000003220"],
    ["4000008260003178"],
    ["4000008400001629"],
  ])("%s asks the payer", async (number) => {
    const waiting = await pay((await methodOf(number)).id);
    expect(waiting).toMatchObject({
      status: "requires_action",
      latest_charge: null,
      next_action: { type: "redirect_to_url", redirect_to_url: { return_url: back } },
    });
    const inPage = await bench.stripe.paymentIntents.create({
      amount: 4000,
      currency: "eur",
      confirm: true,
      payment_method: (await methodOf(number)).id,
      use_stripe_sdk: true,
    });
    expect(inPage.next_action?.type).toBe("use_stripe_sdk");
  });

  test("passing it takes the money, and the charge says so", async () => {
    const { id, client_secret } = await pay("pm_card_authenticationRequired");
    await answer(id, client_secret ?? "", "complete");
    const paid = await bench.stripe.paymentIntents.retrieve(id, { expand: ["latest_charge"] });
    expect(paid).toMatchObject({
      status: "succeeded",
      next_action: null,
      latest_charge: {
        payment_method_details: { card: { three_d_secure: { result: "authenticated" } } },
      },
    });
  });

  test("failing it leaves the intent for another card, and tells it in order", async () => {
    const { id, client_secret } = await pay("pm_card_authenticationRequired");
    await answer(id, client_secret ?? "", "fail");
    expect(await bench.stripe.paymentIntents.retrieve(id)).toMatchObject({
      status: "requires_payment_method",
      latest_charge: null,
      last_payment_error: {
        code: "payment_intent_authentication_failure",
        type: "invalid_request_error",
      },
    });
    await until(() => bench.types().includes("payment_intent.payment_failed"));
    const own = bench.heard.filter(({ event }) => (event.data.object as { id: string }).id === id);
    expect(own.map(({ event }) => event.type)).toEqual([
      "payment_intent.created",
      "payment_intent.requires_action",
      "payment_intent.payment_failed",
    ]);
  });

  test.each([
    ["4000008260003178", "insufficient_funds"],
    ["4000008400001629", "generic_decline"],
  ])("%s declines after the payer passed: %s", async (number, decline_code) => {
    const { id, client_secret } = await pay((await methodOf(number)).id);
    await answer(id, client_secret ?? "", "complete");
    expect(await bench.stripe.paymentIntents.retrieve(id)).toMatchObject({
      status: "requires_payment_method",
      last_payment_error: { code: "card_declined", decline_code },
    });
  });

  test("an intent canceled meanwhile stays canceled, whatever the payer answers", async () => {
    const { id, client_secret } = await pay("pm_card_authenticationRequired");
    await bench.stripe.paymentIntents.cancel(id);
    await answer(id, client_secret ?? "", "complete");
    expect(await bench.stripe.paymentIntents.retrieve(id)).toMatchObject({
      status: "canceled",
      amount_received: 0,
    });
  });

  test("…3055 could be asked, and is not; nobody at the keyboard is a decline", async () => {
    expect((await pay((await methodOf("4000000000003055")).id)).status).toBe("succeeded");
    const alone = pay("pm_card_authenticationRequired", { off_session: true });
    expect(await refusal(alone)).toMatchObject({
      statusCode: 402,
      code: "authentication_required",
    });
  });
});

test("…0341 can be attached, and declines when it is to pay", async () => {
  const customer = await bench.stripe.customers.create({ name: "Ada" });
  const { id } = await bench.stripe.paymentMethods.attach("pm_card_chargeCustomerFail", {
    customer: customer.id,
  });
  const declined = await refusal(pay(id, { customer: customer.id }));
  expect(declined).toMatchObject({ statusCode: 402, code: "card_declined" });
});

test("a card pays once, unless it is a customer's", async () => {
  const once = (await methodOf("4242424242424242")).id;
  await pay(once);
  const before = await bench.stripe.paymentIntents.list({ limit: 100 });
  expect((await refusal(pay(once))).message).toContain("It may not be used again.");
  // What was refused was not begun: there is no intent of it.
  const after = await bench.stripe.paymentIntents.list({ limit: 100 });
  expect(after.data).toHaveLength(before.data.length);
  const customer = await bench.stripe.customers.create({ name: "Ada" });
  const kept = await bench.stripe.paymentMethods.attach("pm_card_visa", { customer: customer.id });
  await pay(kept.id, { customer: customer.id });
  expect((await pay(kept.id, { customer: customer.id })).status).toBe("succeeded");
});

test("…5423 pays, and the issuer warns of fraud; money given back ends the warning", async () => {
  const paid = await pay((await methodOf("4000000000005423")).id);
  expect(paid.status).toBe("succeeded");
  await until(() => bench.types().includes("radar.early_fraud_warning.created"));
  const warnings = () =>
    bench.stripe.radar.earlyFraudWarnings.list({ payment_intent: paid.id }).then((l) => l.data);
  expect(await warnings()).toMatchObject([{ actionable: true, charge: paid.latest_charge }]);
  await bench.stripe.refunds.create({ payment_intent: paid.id });
  expect(await warnings()).toMatchObject([{ actionable: false }]);
});
