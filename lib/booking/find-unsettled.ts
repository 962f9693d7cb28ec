import type { Executor } from "#db/client";

/**
 * Intents whose payment is not final though nothing has been heard of it for a minute, oldest first:
 * what reconciliation reads again from Stripe when a webhook never came.
 */
export async function findUnsettled(executor: Executor, limit: number): Promise<string[]> {
  const rows = await executor<{ intent_id: string }[]>`
    select intent_id from payment
    where status in ('PENDING', 'PROCESSING', 'AUTHORISED') and intent_id is not null
      and updated_at < now() - interval '45 seconds'
    order by updated_at limit ${limit}`;
  return rows.map((row) => row.intent_id);
}
