import type { Database } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { endHold } from "#lib/hold/end-hold";
import { lockBooking } from "#lib/hold/lock-booking";
import { transact } from "#lib/outbox/committed";
import { cancelIntent } from "#lib/payment/cancel-intent";
import type { StripeClient } from "#lib/payment/stripe";
import { closeUnpaid } from "./close-unpaid";
import { settleReading } from "./settle-payment";

export type LapsedOutcome = { ended: true } | { ended: false; lookAgainAt: Date };

type LapsedState = LapsedOutcome | { intentId: string };

/** How long to wait before looking again at a hold that is pinned by money on its way. */
const pinnedWaitMs = 60_000;

/**
 * Ends a booking whose hold has lapsed: the places go back at once, then its intent is cancelled, and
 * only when no money can come any more it is EXPIRED. If Stripe says the money came first, it is settled
 * instead. Before the time it changes nothing and says when to look again. Throws `payment_unavailable`
 * with the places already back.
 */
export async function endLapsed(
  context: { database: Pick<Database, "sql">; stripe: StripeClient },
  actor: Actor,
  bookingId: string,
): Promise<LapsedOutcome> {
  const state = await transact(context.database, async (tx): Promise<LapsedState> => {
    const booking = await lockBooking(tx, bookingId);
    if (booking.status !== "PENDING") return { ended: true };
    const [row] = await tx<{ expires_at: Date; pinned: boolean; intent_id: string | null }[]>`
      select h.expires_at, h.pinned, p.intent_id from hold h join payment p on p.booking_id = h.booking_id
      where h.id = ${booking.holdId}`;
    if (booking.holdStatus === "open" && !booking.holdExpired) {
      const lookAgainAt = row?.pinned
        ? new Date(booking.at.getTime() + pinnedWaitMs)
        : (row?.expires_at ?? booking.at);
      return { ended: false, lookAgainAt };
    }
    if (booking.holdId && booking.holdStatus === "open") {
      await endHold(tx, actor, { bookingId, holdId: booking.holdId }, "expired");
    }
    if (row?.intent_id) return { intentId: row.intent_id };
    // No secret was ever handed out: no money can come.
    await closeUnpaid(tx, actor, { ...booking, holdStatus: "expired", bookingId }, null);
    return { ended: true };
  });
  if (!("intentId" in state)) return state;
  await settleReading(context, actor, await cancelIntent(context.stripe, state.intentId));
  return { ended: true };
}
