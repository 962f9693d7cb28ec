import type { Tx } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { assert } from "#lib/errors/assert";
import { consumeHold } from "#lib/hold/consume-hold";
import { lockBooking } from "#lib/hold/lock-booking";
import { changePayment } from "./change-status";
import { confirmBooking } from "./confirm-booking";

/** Confirms a booking that costs nothing, without Stripe, in the transaction that placed it. */
export async function confirmFree(tx: Tx, actor: Actor, bookingId: string): Promise<void> {
  const booking = await lockBooking(tx, bookingId);
  assert(booking.holdId, "a new booking has a hold");
  await consumeHold(tx, actor, { bookingId, holdId: booking.holdId });
  await changePayment(tx, actor, { bookingId, from: booking.paymentStatus, to: "COMPLETED" });
  await confirmBooking(tx, actor, { bookingId, status: booking.status });
}
