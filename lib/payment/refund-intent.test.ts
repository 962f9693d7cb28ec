import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { newId } from "#lib/identity/uuid";
import { refundIntent } from "./refund-intent";
import { openStripe } from "./stripe";

// Just enough of Stripe: it refuses to make the refund, and lists what it has.
let http: Server;
let refusal: { status: number; error: object };
let known: object[];
/** The idempotency keys of what was asked for, in order. */
let keys: unknown[];

beforeAll(async () => {
  http = createServer((request, response) => {
    const key = request.headers["idempotency-key"];
    const replayed = keys.includes(key) ? { "idempotent-replayed": "true" } : {};
    const answer = (status: number, body: object) =>
      response
        .writeHead(status, { "content-type": "application/json", ...replayed })
        .end(JSON.stringify(body));
    if (request.method === "GET") {
      return answer(200, { object: "list", data: known, has_more: false, url: "/v1/refunds" });
    }
    keys.push(key);
    return answer(refusal.status, { error: refusal.error });
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
});
afterAll(() => http.close());
let spent = 0;
beforeEach(() => {
  known = [];
  keys = [];
  spent = 0;
});

const order = () => ({
  refundId: newId(),
  intentId: "pi_1",
  amountMinor: 500,
  createdAt: new Date(),
  keyTurn: 0,
  onSpentKey: async () => (spent += 1),
});
const stripe = () =>
  openStripe("sk_test_x", `http://127.0.0.1:${(http.address() as AddressInfo).port}`);

test("a refund that Stripe will never make has failed", async () => {
  const error = { type: "invalid_request_error", code: "charge_disputed", message: "Disputed." };
  refusal = { status: 400, error };
  const reading = await refundIntent(stripe(), order(), new Date());
  expect(reading).toMatchObject({ id: null, status: "failed" });
});

test("a refund that is there already, whatever was said of the second one, is that one", async () => {
  const error = { type: "invalid_request_error", code: "charge_already_refunded", message: "" };
  refusal = { status: 400, error };
  const asked = order();
  known = [{ id: "re_1", status: "succeeded", metadata: { refund_id: asked.refundId } }];
  expect(await refundIntent(stripe(), asked, new Date())).toMatchObject({
    id: "re_1",
    status: "succeeded",
  });
});

test("a key of ours that Stripe refuses says nothing about the refund", async () => {
  refusal = { status: 401, error: { type: "invalid_request_error", message: "Invalid API Key." } };
  await expect(refundIntent(stripe(), order(), new Date())).rejects.toThrow("Invalid API Key");
});

test("a failure that its key remembers asks for the next key, which looks first what there is", async () => {
  refusal = { status: 500, error: { type: "api_error", message: "" } };
  const asked = order();
  const failed = refundIntent(stripe(), asked, new Date());
  await expect(failed).rejects.toMatchObject({ code: "payment_unavailable" });
  expect(new Set(keys)).toEqual(new Set([`refund:${asked.refundId}`]));
  // The first was a failure of the moment: another try might have gone better.
  expect(spent).toBe(keys.length - 1);
  known = [{ id: "re_1", status: "succeeded", metadata: { refund_id: asked.refundId } }];
  const next = await refundIntent(stripe(), { ...asked, keyTurn: 1 }, new Date());
  expect(next).toMatchObject({ id: "re_1", status: "succeeded" });
});

test("a dispute may be won, and its key would say no for a day: the next try has the next", async () => {
  const error = { type: "invalid_request_error", code: "charge_disputed", message: "Disputed." };
  refusal = { status: 400, error };
  await refundIntent(stripe(), order(), new Date());
  expect(spent).toBe(1);
});
