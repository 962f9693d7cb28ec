import type { Executor } from "#db/client";

export type Subscription = { language: "en" | "fr"; state: "asked" | "confirmed" | "stopped" };

/** How a subscription stands; null if it is gone. */
export async function readSubscription(
  executor: Executor,
  subscriberId: string,
): Promise<Subscription | null> {
  const [row] = await executor<Subscription[]>`
    select language, case when stopped_at is not null then 'stopped'
      when confirmed_at is not null then 'confirmed' else 'asked' end as state
    from subscriber where id = ${subscriberId}`;
  return row ?? null;
}

/** Says yes to offers, also after having stopped them. */
export async function confirmSubscription(executor: Executor, subscriberId: string): Promise<void> {
  await executor`
    update subscriber set confirmed_at = clock_timestamp(), stopped_at = null
    where id = ${subscriberId} and (confirmed_at is null or stopped_at is not null)`;
}

/** Stops all offers at once: what was promised and not sent is not sent any more. Safe to call again. */
export async function stopSubscription(executor: Executor, subscriberId: string): Promise<void> {
  await executor`
    with stopped as (
      update subscriber set stopped_at = coalesce(stopped_at, clock_timestamp())
      where id = ${subscriberId} returning id
    )
    update subscriber_mail m set status = 'dead', error = 'stopped'
    from stopped where m.subscriber_id = stopped.id and m.status = 'due'`;
}
