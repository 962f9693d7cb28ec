import { endpoints } from "./stack";

const form = { "content-type": "application/x-www-form-urlencoded" };

/** Pays an intent as a card would, without a browser. */
export async function payIntent(intentId: string, method = "pm_card_visa"): Promise<string> {
  const { stripe, stripe_secret_key } = endpoints();
  const answer = await fetch(`${stripe}/v1/payment_intents/${intentId}/confirm`, {
    method: "POST",
    headers: { ...form, authorization: `Bearer ${stripe_secret_key}` },
    body: new URLSearchParams({ payment_method: method, return_url: "http://localhost/" }),
  });
  const body = (await answer.json()) as { status?: string; error?: { code: string } };
  return body.status ?? body.error?.code ?? "unknown";
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
