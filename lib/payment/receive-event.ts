import Stripe from "stripe";
import type { Database } from "#db/client";
import { DomainError } from "#lib/errors/domain-error";
import { transact } from "#lib/outbox/committed";
import { writeOutbox } from "#lib/outbox/write-outbox";

/** Seconds a signature stays good (Stripe's own default). */
const toleranceSeconds = 300;

/** The events that change our books; the others are acknowledged and forgotten. */
const wanted = /^(payment_intent\.|refund\.|charge\.(refund|dispute)\.|charge\.refunded$)/;

/**
 * Verifies a webhook's signature over its raw body and stores the event once, with the outbox row that
 * works on it, in one transaction: only then may it be acknowledged. Returns false for a repetition.
 * Throws `malformed` for a bad signature or body.
 */
export async function receiveEvent(
  database: Pick<Database, "sql">,
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
  if (!wanted.test(event.type)) return false;
  const object = event.data.object as { id?: string };
  return await transact(database, async (tx) => {
    const inserted = await tx`
      insert into inbox (id, source, type, object_id, received_at)
      values (${event.id}, 'stripe', ${event.type}, ${object.id ?? ""}, now())
      on conflict (id) do nothing returning 1`;
    if (inserted.length === 0) return false;
    await writeOutbox(tx, { event: "stripe/event.received", data: { inbox_id: event.id } });
    return true;
  });
}
