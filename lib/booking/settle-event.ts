import type { Actor } from "#lib/audit/actor";
import { observe } from "#lib/measure/measure";
import { settleRefundEvent } from "./send-refund";
import { settleDispute } from "./settle-dispute";
import { type SettlingContext, settlePayment } from "./settle-payment";

type Outcome = { outcome: string; bookingId: string | null };
type EventRow = { type: string; object_id: string; processed_at: Date | null; is_known: boolean };

/**
 * Works on one stored webhook event: reads its object again from Stripe and books what it says. Safe to
 * repeat. `afterwards` (caches) runs before the event counts as processed, so that a crash between the
 * two repeats both.
 */
export async function settleEvent(
  context: SettlingContext,
  inboxId: string,
  afterwards: (bookingId: string) => Promise<void>,
): Promise<Outcome> {
  const { sql } = context.database;
  const [event] = await sql<EventRow[]>`
    select i.type, i.object_id, i.processed_at, i.type = 'payment_intent.created' and exists (
      select 1 from payment p where p.intent_id = i.object_id) as is_known
    from inbox i where i.id = ${inboxId}`;
  if (!event) return { outcome: "unknown", bookingId: null };
  if (event.processed_at) return { outcome: "repeated", bookingId: null };
  // Its birth and the storing of its id ran into each other, and neither saw the other: it is no news all the same.
  const result = event.is_known
    ? { outcome: "known", bookingId: null }
    : await settleObject(context, { kind: "stripe", id: inboxId }, event);
  if (result.bookingId) await afterwards(result.bookingId);
  const [settled] = await sql<{ seconds: number }[]>`
    update inbox set processed_at = clock_timestamp(), outcome = ${result.outcome}
    where id = ${inboxId} and processed_at is null
    returning extract(epoch from processed_at - received_at)::float8 as seconds`;
  if (settled) observe("gangway_stripe_webhook_settle_seconds", {}, settled.seconds);
  return result;
}

async function settleObject(
  context: SettlingContext,
  actor: Actor,
  event: { type: string; object_id: string },
): Promise<Outcome> {
  const { object_id: id, type } = event;
  if (id.startsWith("pi_")) {
    const { settlement, bookingId } = await settlePayment(context, actor, id);
    return { outcome: settlement, bookingId };
  }
  if (id.startsWith("re_") || id.startsWith("pyr_")) {
    return { outcome: await settleRefundEvent(context, actor, id), bookingId: null };
  }
  if (type.startsWith("charge.dispute.")) return await settleDispute(context, actor, id);
  return { outcome: "ignored", bookingId: null };
}
