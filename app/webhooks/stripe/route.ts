import { database } from "#db/client";
import { endpoint } from "#http/endpoint";
import { methods } from "#http/methods";
import { readText } from "#http/read-body";
import { config } from "#lib/config/config";
import { receiveEvent } from "#lib/payment/receive-event";

/** Stripe's own limit for an event is far below this. */
const largestEvent = 512 * 1024;

/** Acknowledges an event once it is durably stored; the payments group works on it. */
const post = endpoint({ name: "stripe-webhook", limit: "webhook" }, async ({ request }) => {
  const body = await readText(request, largestEvent);
  const signature = request.headers.get("stripe-signature");
  const stored = await receiveEvent(database(), config().STRIPE_WEBHOOK_SECRET, body, signature);
  return { body: { received: true, repeated: !stored } };
});

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ POST: post });
