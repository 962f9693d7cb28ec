import { createHmac } from "node:crypto";
import { everyPage } from "./books/stripe-side";
import { endpoints } from "./stack";

export type StripeEvent = {
  id: string;
  type: string;
  data: { object: { id: string; payment_intent?: string | null } };
};

/** What Stripe has to tell of an intent, newest first. */
export async function eventsOf(intentId: string): Promise<StripeEvent[]> {
  const events = await everyPage<StripeEvent>("/v1/events");
  return events.filter(({ data: { object } }) =>
    [object.id, object.payment_intent].includes(intentId),
  );
}

/** Brings an event to the app as Stripe would, signed now. Returns the answer's status. */
export async function deliverEvent(event: StripeEvent): Promise<number> {
  const { app, stripe_webhook_secret } = endpoints();
  const body = JSON.stringify(event);
  const at = Math.floor(Date.now() / 1000);
  const mac = createHmac("sha256", stripe_webhook_secret).update(`${at}.${body}`).digest("hex");
  const answer = await fetch(`${app}/webhooks/stripe`, {
    method: "POST",
    headers: { "content-type": "application/json", "stripe-signature": `t=${at},v1=${mac}` },
    body,
  });
  return answer.status;
}
