import { endpoints } from "../stack";

export type StripeIntent = {
  id: string;
  status: string;
  amount: number;
  amount_received: number;
  currency: string;
  metadata: { booking_id?: string; attempt?: string };
};
export type StripeRefund = {
  id: string;
  status: string;
  amount: number;
  currency: string;
  payment_intent: string;
  metadata: { refund_id?: string };
};
/** A line of a stand-in's journal: something that happened, once. */
export type Effect = {
  n: number;
  effect: string;
  path: string;
  ids: string[];
  idempotency_key: string | null;
};
export type StripeSide = { intents: StripeIntent[]; refunds: StripeRefund[]; journal: Effect[] };

/** All that Stripe has and all that ever happened there. */
export async function stripeSide(): Promise<StripeSide> {
  const [intents, refunds, journal] = await Promise.all([
    everyPage<StripeIntent>("/v1/payment_intents"),
    everyPage<StripeRefund>("/v1/refunds"),
    fetch(`${endpoints().stripe}/_sandbox/journal`).then((answer) => answer.json()),
  ]);
  return { intents, refunds, journal: journal as Effect[] };
}

/** A whole list of Stripe's API, newest first. */
export async function everyPage<T extends { id: string }>(path: string): Promise<T[]> {
  const { stripe, stripe_secret_key } = endpoints();
  const headers = { authorization: `Bearer ${stripe_secret_key}` };
  const all: T[] = [];
  for (;;) {
    const last = all.at(-1);
    const after = last ? `&starting_after=${last.id}` : "";
    const answer = await fetch(`${stripe}${path}?limit=100${after}`, { headers });
    const page = (await answer.json()) as { data: T[]; has_more: boolean };
    all.push(...page.data);
    if (!page.has_more) return all;
  }
}
