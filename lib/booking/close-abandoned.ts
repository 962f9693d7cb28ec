import type { Actor } from "#lib/audit/actor";
import { type SettlingContext, settlePayment } from "./settle-payment";
import type { Settlement } from "./settlement";

/**
 * Cancels an intent that shall take no money any more: `intentId`, for another one was paid instead of it,
 * or else the booking's own, for the booking was cancelled unpaid. If its money came first, it goes back.
 * Throws `payment_unavailable`.
 */
export async function closeAbandoned(
  context: SettlingContext,
  actor: Actor,
  { bookingId, intentId }: { bookingId: string; intentId: string | null },
): Promise<Settlement | "none"> {
  const [payment] = await context.database.sql<{ intent_id: string | null }[]>`
    select intent_id from payment where booking_id = ${bookingId}`;
  const abandoned = intentId ?? payment?.intent_id;
  if (!abandoned) return "none";
  return (await settlePayment(context, actor, abandoned)).settlement;
}
