import Stripe from "stripe";
import type { Database } from "#db/client";
import { withReading } from "#db/transaction";
import { DomainError } from "#lib/errors/domain-error";
import { isUuid, newId } from "#lib/identity/uuid";
import { announceCommitted } from "#lib/outbox/committed";
import subscribed from "./webhook-events.json" with { type: "json" };

/** Seconds a signature stays good (Stripe's own default). */
const toleranceSeconds = 300;

/** The events that change our books, as the endpoint should be subscribed; the others are acknowledged and forgotten. */
const wanted = new Set(subscribed);

/**
 * Only news if we never hear of the intent otherwise, the answer that names it being lost: it waits this
 * long, and storing the intent ends the waiting. Making an intent is given up after more than 3 s, and who
 * then tries again must find the one that was made.
 */
const created = "payment_intent.created";
const createdDelaySeconds = 2;

/**
 * Verifies a webhook's signature over its raw body and stores the event once, with the outbox row that
 * works on it, in one statement: only then may it be acknowledged. Returns false for a repetition and
 * for an event that changes nothing. Throws `malformed` for a bad signature or body, `service_unavailable`.
 */
export async function receiveEvent(
  { sql }: Pick<Database, "sql">,
  secret: string,
  rawBody: string,
  signature: string | null,
): Promise<boolean> {
  let event: Stripe.Event;
  try {
    event = Stripe.webhooks.constructEvent(rawBody, signature ?? "", secret, toleranceSeconds);
  } catch {
    throw new DomainError("malformed", "The signature does not fit the body.");
  }
  if (!wanted.has(event.type)) return false;
  const object = event.data.object as { id?: string; metadata?: { booking_id?: string } };
  const objectId = object.id ?? "";
  const named = object.metadata?.booking_id ?? "";
  const isCreated = event.type === created;
  const inserted = await withReading(sql<{ due: boolean }[]>`
    with known as (
      select 1 from payment where ${isCreated} and intent_id = ${objectId}
    ), arrived as (
      insert into inbox (id, source, type, object_id, received_at, processed_at, outcome)
      select ${event.id}, 'stripe', ${event.type}, ${objectId}, now(), k.at, case when k.at is not null then 'known' end
      from (select case when exists (select 1 from known) then now() end as at) k
      on conflict (id) do nothing returning id, processed_at
    ), followed as (
      insert into outbox (id, event, data, booking_id, created_at, due_at)
      select ${newId()}, 'stripe/event.received', jsonb_build_object('inbox_id', a.id),
        ${isCreated && isUuid(named) ? named : null}::uuid, now(),
        now() + make_interval(secs => ${isCreated ? createdDelaySeconds : 0})
      from arrived a where a.processed_at is null
      returning due_at
    )
    select exists (select 1 from followed where due_at <= now()) as due from arrived`);
  if (inserted[0]?.due) announceCommitted();
  return inserted.length > 0;
}
