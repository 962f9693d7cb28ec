import { openAlert } from "#lib/alert/open-alert";
import type { Actor } from "#lib/audit/actor";
import { lockBooking } from "#lib/hold/lock-booking";
import { transact } from "#lib/outbox/committed";
import { changePayment } from "./change-status";
import { failBooking } from "./fail-booking";
import type { SettlingContext } from "./settle-payment";
import type { Settlement } from "./settlement";

/**
 * Money came in another currency than the booking was sold in, which our books of it cannot hold: it buys
 * nothing, and staff give it back at Stripe. The alert is the hourly comparison's, which ends it.
 */
export async function refuseCurrency(
  { database }: Pick<SettlingContext, "database">,
  actor: Actor,
  bookingId: string,
  intentId: string,
): Promise<Settlement> {
  return await transact(database, async (tx) => {
    const booking = { ...(await lockBooking(tx, bookingId)), bookingId };
    await openAlert(tx, {
      kind: "stripe_capture_unknown",
      subject: intentId,
      detail: { booking_id: bookingId },
    });
    const closed = await tx`
      update payment set intent_closed_at = coalesce(intent_closed_at, clock_timestamp())
      where booking_id = ${bookingId} and intent_id = ${intentId} returning 1`;
    // One that was another attempt's says nothing of the one that is payable now.
    if (closed.length === 0 || booking.status !== "PENDING") return "not_ours";
    await changePayment(tx, actor, { bookingId, from: booking.paymentStatus, to: "FAILED" });
    await failBooking(tx, actor, booking, "other_currency");
    return "failed";
  });
}
