import type { Executor } from "#db/client";
import { withReading } from "#db/transaction";
import { isUuid, newId } from "#lib/identity/uuid";
import { announceCommitted } from "#lib/outbox/committed";
import { linkTo, note, traceparent } from "#lib/trace/trace";
import type { HeardEvent } from "./read-event";

/**
 * Only news if we never hear of the intent otherwise, the answer that names it being lost: it waits this
 * long, and storing the intent ends the waiting. Making an intent is given up after more than 3 s, and who
 * then tries again must find the one that was made.
 */
const created = "payment_intent.created";
const createdDelaySeconds = 2;

/**
 * Stores an event once, however it was heard of, with the outbox row that works on it, in one statement.
 * False where it is known. Throws `service_unavailable`.
 */
export async function storeEvent(sql: Executor, event: HeardEvent): Promise<boolean> {
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
  return inserted.length > 0;
}
