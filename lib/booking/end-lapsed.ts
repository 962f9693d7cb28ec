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
type Freed = LapsedOutcome | { intentId: string };

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
  const freed = await freeLapsed(context.database, actor, bookingId);
  if (!("intentId" in freed)) return freed;
  await settleReading(context, actor, await cancelIntent(context.stripe, freed.intentId));
  return { ended: true };
}

/**
 * The part of endLapsed that needs the database only: gives the places back. Names the intent that must
 * be cancelled before the booking can end, if there is one.
 */
export async function freeLapsed(
  database: Pick<Database, "sql">,
  actor: Actor,
  bookingId: string,
): Promise<Freed> {
  return await transact(database, async (tx): Promise<Freed> => {
    const booking = await lockBooking(tx, bookingId);
    if (booking.status !== "PENDING") return { ended: true };
    const [row] = await tx<{ expires_at: Date; pinned: boolean; intent_id: string | null }[]>`
      select h.expires_at, h.pinned, p.intent_id
      from hold h join payment p on p.booking_id = h.booking_id where h.id = ${booking.holdId}`;
    if (booking.holdStatus === "open" && !booking.holdExpired) {
      const pinnedUntil = new Date(booking.at.getTime() + pinnedWaitMs);
      return {
        ended: false,
        lookAgainAt: row?.pinned ? pinnedUntil : (row?.expires_at ?? booking.at),
      };
    }
    if (booking.holdId && booking.holdStatus === "open") {
      await endHold(tx, actor, { bookingId, holdId: booking.holdId }, "expired");
    }
    if (row?.intent_id) return { intentId: row.intent_id };
    // No secret was ever handed out: no money can come.
    await closeUnpaid(tx, actor, { ...booking, holdStatus: "expired", bookingId }, null);
    return { ended: true };
  });
}
