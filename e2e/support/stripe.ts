import { endpoints } from "./stack";

const form = { "content-type": "application/x-www-form-urlencoded" };

/** An intent as Stripe tells it, or its refusal. */
export type Intent = {
  id: string;
  status: string;
  metadata: { booking_id?: string };
  next_action: { redirect_to_url?: { url: string } } | null;
};
type Answer = Partial<Intent> & { error?: { code: string; decline_code?: string } };

async function ask(path: string, body?: Record<string, string>): Promise<Answer> {
  const { stripe, stripe_secret_key } = endpoints();
  const answer = await fetch(`${stripe}/v1/payment_intents${path}`, {
    method: body ? "POST" : "GET",
    headers: { ...(body && form), authorization: `Bearer ${stripe_secret_key}` },
    ...(body && { body: new URLSearchParams(body) }),
  });
  return (await answer.json()) as Answer;
}

/** Confirms an intent with a card, without a browser; a challenge comes back to `returnUrl`. */
export async function confirmIntent(
  intentId: string,
  method = "pm_card_visa",
  returnUrl = "http://localhost/",
): Promise<Answer> {
  return await ask(`/${intentId}/confirm`, { payment_method: method, return_url: returnUrl });
}

/** Pays an intent as a card would, without a browser. */
export async function payIntent(intentId: string, method = "pm_card_visa"): Promise<string> {
  const answer = await confirmIntent(intentId, method);
  return answer.status ?? answer.error?.code ?? "unknown";
}

/** What an intent's state is at Stripe now. */
export async function intentStatus(intentId: string): Promise<string> {
  return (await ask(`/${intentId}`)).status ?? "unknown";
}

/** Every intent ever made for a booking. */
export async function intentsOf(bookingId: string): Promise<Intent[]> {
  const { data } = (await ask("?limit=100")) as unknown as { data: Intent[] };
  return data.filter((intent) => intent.metadata.booking_id === bookingId);
}

/** How the stand-in delivers webhooks from now on: deliver, hold, drop, duplicate or shuffle. */
export async function deliverWebhooks(mode: string): Promise<void> {
  await fetch(`${endpoints().stripe}/_sandbox/webhooks`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ mode }),
  });
}

/** Sends what was held back. */
export async function releaseWebhooks(): Promise<void> {
  await fetch(`${endpoints().stripe}/_sandbox/webhooks/release`, { method: "POST" });
}

/** Makes the stand-in fail at the wire, once unless `times` says otherwise. */
export async function addFault(fault: Record<string, string | number>): Promise<void> {
  await fetch(`${endpoints().stripe}/_sandbox/faults`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(fault),
  });
}

export async function clearFaults(): Promise<void> {
  await fetch(`${endpoints().stripe}/_sandbox/faults`, { method: "DELETE" });
}
