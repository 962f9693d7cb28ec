import type { Tx } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { assert } from "#lib/errors/assert";
import { consumeHold } from "#lib/hold/consume-hold";
import { lockBooking } from "#lib/hold/lock-booking";
import { writeOutbox } from "#lib/outbox/write-outbox";
import { changeBooking, changePayment } from "./change-status";
import { confirmBooking } from "./confirm-booking";

/** Confirms a booking that costs nothing, without Stripe, in the transaction that placed it. */
export async function confirmFree(tx: Tx, actor: Actor, bookingId: string): Promise<void> {
  const booking = await lockBooking(tx, bookingId);
  assert(booking.holdId, "a new booking has a hold");
  await consumeHold(tx, actor, { bookingId, holdId: booking.holdId });
  await changePayment(tx, actor, { bookingId, from: booking.paymentStatus, to: "COMPLETED" });
  const [row] = await tx<{ on_request: boolean }[]>`
    select exists (select 1 from booking_leg l join sailing s on s.id = l.sailing_id
      join operator o on o.code = s.operator_code
      where l.booking_id = ${bookingId} and o.booking_mode = 'on_request') as on_request`;
  if (!row?.on_request) {
    await confirmBooking(tx, actor, { bookingId, status: booking.status });
    return;
  }
  // Nothing to authorise, but the operator still says yes first.
  await changeBooking(tx, actor, { bookingId, from: booking.status, to: "AWAITING_OPERATOR" });
  await writeOutbox(tx, {
    event: "booking/authorised",
    data: { booking_id: bookingId },
    bookingId,
  });
}
