import type { Tx } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { changePayment } from "./change-status";

/** Takes back what money on its way had done: the hold ends by the clock again, and the payment is PENDING. The caller holds the locks. */
export async function unpin(
  tx: Tx,
  actor: Actor,
  booking: { bookingId: string; paymentStatus: string },
): Promise<void> {
  await tx`update hold set pinned = false where booking_id = ${booking.bookingId} and pinned`;
  await changePayment(tx, actor, {
    bookingId: booking.bookingId,
    from: booking.paymentStatus,
    to: "PENDING",
  });
}
