import type { Tx } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import type { LockedBooking } from "#lib/hold/lock-booking";
import { changePayment } from "./change-status";
import type { Settlement } from "./settlement";

/** Money is on its way: the hold is pinned, so that it does not end by the clock until Stripe has said how it went. */
export async function settleProcessing(
  tx: Tx,
  actor: Actor,
  booking: LockedBooking & { bookingId: string },
): Promise<Settlement> {
  if (booking.status !== "PENDING" || booking.paymentStatus !== "PENDING") return "unchanged";
  if (booking.holdStatus === "open" && !booking.holdExpired) {
    await tx`update hold set pinned = true where id = ${booking.holdId}`;
  }
  await changePayment(tx, actor, {
    bookingId: booking.bookingId,
    from: booking.paymentStatus,
    to: "PROCESSING",
  });
  return "waiting";
}
