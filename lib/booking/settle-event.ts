import type { Actor } from "#lib/audit/actor";
import { settleRefundEvent } from "./send-refund";
import { type SettlingContext, settlePayment } from "./settle-payment";

/** Works on one stored webhook event: reads its object again from Stripe and books what it says. Safe to repeat. Returns the booking it touched. */
export async function settleEvent(
  context: SettlingContext,
  inboxId: string,
): Promise<{ outcome: string; bookingId: string | null }> {
  const { sql } = context.database;
  const [event] = await sql<{ type: string; object_id: string; processed_at: Date | null }[]>`
    select type, object_id, processed_at from inbox where id = ${inboxId}`;
  if (!event) return { outcome: "unknown", bookingId: null };
  if (event.processed_at) return { outcome: "repeated", bookingId: null };
  const actor: Actor = { kind: "stripe", id: inboxId };
  let result: { outcome: string; bookingId: string | null } = {
    outcome: "ignored",
    bookingId: null,
  };
  if (event.object_id.startsWith("pi_")) {
    const { settlement, bookingId } = await settlePayment(context, actor, event.object_id);
    result = { outcome: settlement, bookingId };
  } else if (event.object_id.startsWith("re_") || event.object_id.startsWith("pyr_")) {
    result = { outcome: await settleRefundEvent(context, actor, event.object_id), bookingId: null };
  }
  await sql`
    update inbox set processed_at = clock_timestamp(), outcome = ${result.outcome}
    where id = ${inboxId} and processed_at is null`;
  return result;
}
