import Stripe from "stripe";
import type { Database } from "#db/client";
import { withReading } from "#db/transaction";
import { assert } from "#lib/errors/assert";
import { DomainError } from "#lib/errors/domain-error";
import { isUuid, newId } from "#lib/identity/uuid";
import { count, observe } from "#lib/measure/measure";
import { announceCommitted } from "#lib/outbox/committed";
import { linkTo, note, traceparent } from "#lib/trace/trace";
import { type HeardEvent, readEvent } from "./read-event";
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
  let event: HeardEvent;
  try {
    verify(rawBody, signature, secret);
    event = readEvent(rawBody);
  } catch (error) {
    count("gangway_stripe_webhooks_total", { outcome: "refused" });
    throw error;
  }
  if (!wanted.has(event.type)) {
    count("gangway_stripe_webhooks_total", { outcome: "ignored" });
    return false;
  }
  const { objectId, bookingId: named } = event;
  const isCreated = event.type === created;
  // Stripe's request is no part of the traveller's: what follows from it goes on with the trace that the booking
  // was made in, as its own outbox row kept it, and this request is linked to that.
  const here = traceparent();
  const traced = here !== null && isUuid(named) ? named : null;
  const inserted = await withReading(sql<{ due: boolean; booked: string | null }[]>`
    with booked as (
      select traceparent from outbox where booking_id = ${traced}::uuid and event = 'booking/held'
      order by created_at limit 1
    ), known as (
      select 1 from payment where ${isCreated} and intent_id = ${objectId}
    ), arrived as (
      insert into inbox (id, source, type, object_id, received_at, processed_at, outcome)
      select ${event.id}, 'stripe', ${event.type}, ${objectId}, now(), k.at, case when k.at is not null then 'known' end
      from (select case when exists (select 1 from known) then now() end as at) k
      on conflict (id) do nothing returning id, processed_at
    ), followed as (
      insert into outbox (id, event, data, booking_id, created_at, due_at, traceparent)
      select ${newId()}, 'stripe/event.received', jsonb_build_object('inbox_id', a.id),
        ${isCreated && isUuid(named) ? named : null}::uuid, now(),
        now() + make_interval(secs => ${isCreated ? createdDelaySeconds : 0}),
        coalesce((select traceparent from booked), ${here})
      from arrived a where a.processed_at is null
      returning due_at
    )
    select exists (select 1 from followed where due_at <= now()) as due,
      (select traceparent from booked) as booked from arrived`);
  linkTo(inserted[0]?.booked);
  if (isUuid(named)) note({ "gangway.booking.id": named });
  if (inserted[0]?.due) announceCommitted();
  const isNew = inserted.length > 0;
  count("gangway_stripe_webhooks_total", { outcome: isNew ? "stored" : "ignored" });
  if (isNew && event.createdAt !== null) {
    observe("gangway_stripe_webhook_lag_seconds", {}, (Date.now() - event.createdAt) / 1_000);
  }
  return isNew;
}

function verify(rawBody: string, signature: string | null, secret: string): void {
  try {
    const { signature: scheme } = Stripe.webhooks;
    assert(scheme, "Stripe's package verifies signatures");
    scheme.verifyHeader(rawBody, signature ?? "", secret, toleranceSeconds);
  } catch {
    throw new DomainError("malformed", "The signature does not fit the body.");
  }
}
