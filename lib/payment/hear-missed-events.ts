import type { Executor } from "#db/client";
import { withReading } from "#db/transaction";
import { heardOf } from "./read-event";
import { storeEvent } from "./store-event";
import type { StripeClient } from "./stripe";
import subscribed from "./webhook-events.json" with { type: "json" };
import { withRetries } from "./with-retries";

/** What is younger may still be on its way to us. */
const onItsWayMs = 15_000;
/** More than this many pages of a hundred wait for the next look: Stripe itself goes on trying, too. */
const mostPages = 20;

/**
 * Asks Stripe for events of ours since `since` that no webhook has brought, and stores those we never heard of as
 * if one had: a dispute, or a refund that a bank sent back, is told by nothing else. Another endpoint of the same
 * account that is broken makes Stripe list what we have; it is known here. Returns how many were new. Throws `payment_unavailable`,
 * `service_unavailable`.
 */
export async function hearMissedEvents(
  { sql, stripe }: { sql: Executor; stripe: StripeClient },
  since: Date,
  now: Date,
): Promise<number> {
  const asked = {
    types: subscribed,
    delivery_success: false,
    created: { gte: secondsOf(since.getTime()), lte: secondsOf(now.getTime() - onItsWayMs) },
    limit: 100,
  };
  let heard = 0;
  let after: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const from = after ? { starting_after: after } : {};
    const { data, has_more: isMore } = await withRetries(() =>
      stripe.events.list({ ...asked, ...from }),
    );
    const ids = data.map(({ id }) => id);
    const known = await withReading(sql<{ id: string }[]>`
      select id from inbox where id = any (${ids}::text[])`);
    const knownIds = new Set(known.map(({ id }) => id));
    for (const event of data.filter(({ id }) => !knownIds.has(id))) {
      if (await storeEvent(sql, heardOf(event))) heard += 1;
    }
    after = ids.at(-1);
    if (!isMore || !after) break;
  }
  return heard;
}

function secondsOf(ms: number): number {
  return Math.floor(ms / 1_000);
}
