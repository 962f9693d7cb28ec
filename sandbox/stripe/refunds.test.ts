import type Stripe from "stripe";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
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

const paid = (payment_method = "pm_card_visa", more: object = {}) =>
  bench.stripe.paymentIntents.create({
    amount: 4000,
    currency: "usd",
    confirm: true,
    payment_method,
    allowed_payment_method_types: ["card"],
    ...more,
  });
const chargeOf = async (intent: Stripe.PaymentIntent) =>
  bench.stripe.charges.retrieve(String(intent.latest_charge), { expand: ["refunds"] });

test("in parts, then the rest, then no more", async () => {
  const intent = await paid();
  const first = await bench.stripe.refunds.create({ payment_intent: intent.id, amount: 1000 });
  expect(first).toMatchObject({
    status: "succeeded",
    amount: 1000,
    destination_details: { card: { reference_status: "pending", type: "refund" } },
  });
  expect(first).not.toHaveProperty("livemode");
  await until(() => bench.types().includes("charge.refunded"));
  const told = bench.types();
  expect(told.indexOf("charge.refunded")).toBe(told.indexOf("refund.created") + 1);
  const tooMuch = bench.stripe.refunds.create({ payment_intent: intent.id, amount: 4000 });
  expect(await refusal(tooMuch)).toMatchObject({
    statusCode: 400,
    param: "amount",
    code: undefined,
    message: "Refund amount ($40.00) is greater than unrefunded amount on charge ($30.00)",
  });
  expect((await bench.stripe.refunds.create({ payment_intent: intent.id })).amount).toBe(3000);
  const charge = await chargeOf(intent);
  expect(charge).toMatchObject({ refunded: true, amount_refunded: 4000 });
  expect(charge.refunds?.data).toHaveLength(2);
  expect(await bench.stripe.charges.retrieve(charge.id)).not.toHaveProperty("refunds");
  expect(await refusal(bench.stripe.refunds.create({ payment_intent: intent.id }))).toMatchObject({
    code: "charge_already_refunded",
    message: `Charge ${charge.id} has already been refunded.`,
  });
});

test("refuses in Stripe's words", async () => {
  const refuse = (params: object) =>
    refusal(bench.stripe.refunds.create(params as Stripe.RefundCreateParams));
  const intent = await paid();
  expect(await refuse({ payment_intent: intent.id, amount: 0 })).toMatchObject({
    code: "parameter_invalid_integer",
    message: "This value must be greater than or equal to 1.",
  });
  expect((await refuse({ payment_intent: intent.id, amount: 4001 })).message).toBe(
    "Refund amount ($40.01) is greater than charge amount ($40.00)",
  );
  expect((await refuse({})).message).toBe(
    "One of the following params should be provided for this request: payment_intent or charge.",
  );
  expect((await refuse({ payment_intent: intent.id, reason: "regret" })).message).toBe(
    "Invalid reason: must be one of duplicate, fraudulent, or requested_by_customer",
  );
  const unpaid = await bench.stripe.paymentIntents.create({ amount: 1000, currency: "eur" });
  expect((await refuse({ payment_intent: unpaid.id })).message).toBe(
    `This PaymentIntent (${unpaid.id}) does not have a successful charge to refund.`,
  );
  const held = await paid("pm_card_visa", { capture_method: "manual" });
  expect((await refuse({ payment_intent: held.id })).message).toContain(
    `This uncaptured Charge was created by a PaymentIntent (${held.id}). You must cancel the PaymentIntent`,
  );
  await bench.stripe.paymentIntents.cancel(held.id);
  expect((await refuse({ charge: String(held.latest_charge) })).code).toBe(
    "charge_already_refunded",
  );
  const declined = await refusal(paid("pm_card_chargeDeclined"));
  const { charge } = declined.raw as { charge: string };
  expect((await refuse({ charge })).message).toContain("does not have a successful charge");
  expect(await refuse({ charge: "ch_none" })).toMatchObject({
    statusCode: 400,
    code: "resource_missing",
    message: "No such charge: 'ch_none'",
  });
  expect(await refusal(bench.stripe.refunds.retrieve("re_none"))).toMatchObject({
    statusCode: 404,
    message: "No such refund: 're_none'",
  });
});

test("a pending refund is promised but not counted until it arrives", async () => {
  const intent = await paid("pm_card_pendingRefund");
  const refund = await bench.stripe.refunds.create({ payment_intent: intent.id, amount: 1000 });
  expect(refund).toMatchObject({ status: "pending", pending_reason: "processing" });
  expect((await chargeOf(intent)).amount_refunded).toBe(0);
  const event = await until(() => bench.heard.find(({ event: e }) => e.type === "refund.updated"));
  expect(event.event.data).toMatchObject({
    object: { id: refund.id, status: "succeeded" },
    previous_attributes: { status: "pending" },
  });
  expect((await chargeOf(intent)).amount_refunded).toBe(1000);
  await until(() => bench.types().includes("charge.refunded"));
  // Told by both names, and the charge too; which of them arrives first is nobody's promise.
  const about = bench.heard.map(({ event: e }) => e.type).filter((type) => type.includes("refund"));
  expect(about.toSorted()).toEqual([
    "charge.refund.updated",
    "charge.refunded",
    "refund.created",
    "refund.updated",
  ]);
  const refundedEvent = bench.heard.find(({ event: e }) => e.type === "charge.refunded");
  expect(refundedEvent?.event.data.previous_attributes).toEqual({
    amount_refunded: 0,
    refunded: false,
  });
});

test("a refund that fails later gives the money back to the charge", async () => {
  const intent = await paid("pm_card_refundFail");
  const refund = await bench.stripe.refunds.create({ payment_intent: intent.id });
  expect(refund.status).toBe("succeeded");
  expect((await chargeOf(intent)).refunded).toBe(true);
  await until(() => bench.types().includes("refund.failed"));
  expect(await bench.stripe.refunds.retrieve(refund.id)).toMatchObject({
    status: "failed",
    failure_reason: "expired_or_canceled_card",
  });
  expect(await chargeOf(intent)).toMatchObject({ refunded: false, amount_refunded: 0 });
});

test("a dispute takes the money and blocks refunds; evidence wins it back", async () => {
  const intent = await paid("pm_card_createDispute");
  const [dispute] = (await bench.stripe.disputes.list({ payment_intent: intent.id })).data;
  expect(dispute).toMatchObject({ status: "needs_response", reason: "fraudulent", amount: 4000 });
  expect((await refusal(bench.stripe.refunds.create({ payment_intent: intent.id }))).code).toBe(
    "charge_disputed",
  );
  const given = await bench.stripe.disputes.update(dispute?.id ?? "", {
    evidence: { uncategorized_text: "winning_evidence" },
  });
  expect(given.status).toBe("under_review");
  await until(() => bench.types().includes("charge.dispute.funds_reinstated"));
  expect((await bench.stripe.disputes.retrieve(dispute?.id ?? "")).status).toBe("won");
  const order = bench.types().filter((type) => type.startsWith("charge.dispute"));
  expect(order).toEqual([
    "charge.dispute.created",
    "charge.dispute.funds_withdrawn",
    "charge.dispute.updated",
    "charge.dispute.closed",
    "charge.dispute.funds_reinstated",
  ]);
});

test("losing evidence loses; an inquiry moves no money and closes as a warning", async () => {
  const lost = await paid("pm_card_createDisputeProductNotReceived");
  const [dispute] = (await bench.stripe.disputes.list({ charge: String(lost.latest_charge) })).data;
  await bench.stripe.disputes.update(dispute?.id ?? "", {
    evidence: { uncategorized_text: "losing_evidence" },
  });
  await until(() => bench.types().includes("charge.dispute.closed"));
  expect((await bench.stripe.disputes.retrieve(dispute?.id ?? "")).status).toBe("lost");
  const asked = await paid("pm_card_createDisputeInquiry");
  const [inquiry] = (await bench.stripe.disputes.list({ payment_intent: asked.id })).data;
  expect(inquiry).toMatchObject({ status: "warning_needs_response", balance_transactions: [] });
  expect((await bench.stripe.disputes.close(inquiry?.id ?? "")).status).toBe("warning_closed");
  expect((await refusal(bench.stripe.disputes.close(inquiry?.id ?? ""))).statusCode).toBe(400);
});

test("an inquiry answered well closes too; meanwhile its charge can be refunded", async () => {
  const asked = await paid("pm_card_createDisputeInquiry");
  const [inquiry] = (await bench.stripe.disputes.list({ payment_intent: asked.id })).data;
  expect(inquiry?.is_charge_refundable).toBe(true);
  const answered = await bench.stripe.disputes.update(inquiry?.id ?? "", {
    evidence: { uncategorized_text: "winning_evidence" },
  });
  expect(answered.status).toBe("warning_under_review");
  const about = (id = "") =>
    bench.heard
      .map(({ event }) => event)
      .filter(({ data }) => (data.object as { id: string }).id === id)
      .map(({ type }) => type);
  await until(() => about(inquiry?.id).includes("charge.dispute.closed"));
  const closed = await bench.stripe.disputes.retrieve(inquiry?.id ?? "");
  expect(closed).toMatchObject({ status: "warning_closed", balance_transactions: [] });
  expect(about(inquiry?.id)).not.toContain("charge.dispute.funds_reinstated");
  const refund = await bench.stripe.refunds.create({ payment_intent: asked.id });
  expect(refund.status).toBe("succeeded");
});

test("a pending refund cannot be promised twice", async () => {
  const intent = await paid("pm_card_pendingRefund");
  await bench.stripe.refunds.create({ payment_intent: intent.id, amount: 3000 });
  const more = bench.stripe.refunds.create({ payment_intent: intent.id, amount: 1001 });
  expect((await refusal(more)).message).toBe(
    "Refund amount ($10.01) is greater than unrefunded amount on charge ($10.00)",
  );
  await bench.stripe.refunds.create({ payment_intent: intent.id });
  // Each is counted as it arrives, and the other not yet.
  const counted = () =>
    bench.heard
      .filter(({ event }) => event.type === "charge.refunded")
      .map(({ event }) => event.data.object as Stripe.Charge)
      .filter((charge) => charge.payment_intent === intent.id)
      .map(({ amount_refunded, refunded }) => [amount_refunded, refunded]);
  await until(() => counted().length === 2);
  expect(counted()).toEqual([
    [3000, false],
    [4000, true],
  ]);
});

test("a currency whose last digit is 0 gives back amounts that end in it", async () => {
  const intent = await paid("pm_card_visa", { currency: "tnd", amount: 40_000 });
  const odd = bench.stripe.refunds.create({ payment_intent: intent.id, amount: 1_005 });
  expect(await refusal(odd)).toMatchObject({ statusCode: 400, param: "amount" });
  const even = await bench.stripe.refunds.create({ payment_intent: intent.id, amount: 1_010 });
  expect(even.status).toBe("succeeded");
});
