import type Stripe from "stripe";
import type { DisputeReading } from "./dispute-reading";
import { disputeReadingOf } from "./dispute-reading";
import { isMissing } from "./is-missing";
import { readDispute } from "./read-dispute";
import { readIntent } from "./read-intent";
import { type RefundReading, refundReadingOf } from "./refund-intent";
import type { StripeClient } from "./stripe";
import { withRetries } from "./with-retries";

export type RefundAtStripe = RefundReading & { amountMinor: number };

/** What Stripe's books say, by Stripe's ids; null (of captures 0) for what Stripe was asked for and does not know. */
export type MoneyAtStripe = {
  /** Captured in all, by intent. */
  captures: Map<string, number>;
  refunds: Map<string, RefundAtStripe | null>;
  disputes: Map<string, DisputeReading | null>;
};

type Page<T> = { data: T[]; has_more: boolean };
type Listing = { created: { gte: number; lte: number }; limit: number; starting_after?: string };

/** Reads from Stripe's own lists all money that moved in a window, page by page. Throws `payment_unavailable`. */
export async function listMoney(
  stripe: StripeClient,
  { since, until }: { since: Date; until: Date },
): Promise<MoneyAtStripe> {
  const money: MoneyAtStripe = { captures: new Map(), refunds: new Map(), disputes: new Map() };
  const created = { gte: secondsOf(since), lte: secondsOf(until) };
  const all = { created, limit: 100 };
  await eachOf<Stripe.Charge>(
    all,
    (page) => stripe.charges.list(page),
    (charge) => {
      if (charge.status !== "succeeded" || charge.amount_captured === 0) return;
      const { payment_intent: intent } = charge;
      const id = (typeof intent === "string" ? intent : intent?.id) ?? charge.id;
      money.captures.set(id, (money.captures.get(id) ?? 0) + charge.amount_captured);
    },
  );
  await eachOf<Stripe.Refund>(
    all,
    (page) => stripe.refunds.list(page),
    (refund) => {
      money.refunds.set(refund.id, refundAtStripe(refund));
    },
  );
  await eachOf<Stripe.Dispute>(
    all,
    (page) => stripe.disputes.list(page),
    (dispute) => {
      money.disputes.set(dispute.id, disputeReadingOf(dispute));
    },
  );
  return money;
}

/** Adds what Stripe says of single ids to what its lists said. Throws `payment_unavailable`. */
export async function readMoney(
  stripe: StripeClient,
  money: MoneyAtStripe,
  ids: { captures: string[]; refunds: string[]; disputes: string[] },
): Promise<void> {
  for (const id of ids.captures) money.captures.set(id, await readCapture(stripe, id));
  for (const id of ids.refunds) money.refunds.set(id, await findRefund(stripe, id));
  for (const id of ids.disputes) money.disputes.set(id, await readDispute(stripe, id));
}

async function readCapture(stripe: StripeClient, id: string): Promise<number> {
  if (id.startsWith("pi_")) return (await readIntent(stripe, id)).reading.receivedMinor;
  // A charge without an intent: somebody else's, on the same account.
  try {
    return (await withRetries(() => stripe.charges.retrieve(id))).amount_captured;
  } catch (error) {
    if (!isMissing(error)) throw error;
    return 0;
  }
}

async function findRefund(stripe: StripeClient, id: string): Promise<RefundAtStripe | null> {
  try {
    return refundAtStripe(await withRetries(() => stripe.refunds.retrieve(id)));
  } catch (error) {
    if (!isMissing(error)) throw error;
    return null;
  }
}

function refundAtStripe(refund: Stripe.Refund): RefundAtStripe {
  return { ...refundReadingOf(refund), amountMinor: refund.amount };
}

async function eachOf<T extends { id: string }>(
  all: Listing,
  list: (page: Listing) => Promise<Page<T>>,
  take: (item: T) => void,
): Promise<void> {
  for (let page = all; ; ) {
    const { data, has_more: hasMore } = await withRetries(() => list(page));
    data.forEach(take);
    const last = data.at(-1);
    if (!hasMore || !last) return;
    page = { ...all, starting_after: last.id };
  }
}

function secondsOf(at: Date): number {
  return Math.floor(at.getTime() / 1_000);
}
