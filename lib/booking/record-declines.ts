import type { Tx } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { recordChange } from "#lib/audit/record-change";
import { endHold } from "#lib/hold/end-hold";
import type { LockedBooking } from "#lib/hold/lock-booking";
import { writeOutbox } from "#lib/outbox/write-outbox";
import type { IntentReading } from "#lib/payment/intent-reading";
import { changeBooking, changePayment } from "./change-status";
import type { Settlement } from "./settlement";

/** Refused cards after which a booking ends and its places go back to others. */
export const mostDeclines = 5;

type Locked = LockedBooking & { bookingId: string };

/**
 * A decline is a row of attempts and leaves the hold alone: the traveller may try another card. The
 * fifth one fails the booking and frees its places at once.
 */
export async function recordDeclines(
  tx: Tx,
  actor: Actor,
  booking: Locked,
  reading: IntentReading,
): Promise<Settlement> {
  const { bookingId } = booking;
  let fresh = 0;
  for (const decline of reading.declines) {
    const inserted = await tx`
      insert into payment_attempt (payment_id, intent_id, charge_id, outcome, code, decline_code, at)
      values (${booking.paymentId}, ${reading.id}, ${decline.chargeId}, 'declined', ${decline.code},
        ${decline.declineCode}, clock_timestamp())
      on conflict (charge_id) do nothing returning 1`;
    if (inserted.length === 0 || booking.status !== "PENDING") continue;
    fresh += 1;
    await recordChange(tx, actor, {
      bookingId,
      subject: "payment",
      from: booking.paymentStatus,
      to: booking.paymentStatus,
      detail: { declined: decline.declineCode ?? decline.code },
    });
  }
  if (fresh === 0) return "unchanged";
  const [row] = await tx<{ declines: number }[]>`
    update booking set declines = declines + ${fresh} where id = ${bookingId} returning declines`;
  if ((row?.declines ?? 0) < mostDeclines) {
    await changePayment(tx, actor, { bookingId, from: booking.paymentStatus, to: "PENDING" });
    return "declined";
  }
  await failDeclined(tx, actor, booking);
  return "failed";
}

async function failDeclined(tx: Tx, actor: Actor, booking: Locked): Promise<void> {
  const { bookingId } = booking;
  if (booking.holdId && booking.holdStatus === "open") {
    await endHold(tx, actor, { bookingId, holdId: booking.holdId }, "released");
  }
  await changePayment(tx, actor, { bookingId, from: booking.paymentStatus, to: "FAILED" });
  await changeBooking(tx, actor, { bookingId, from: "PENDING", to: "FAILED", reason: "declined" });
  await writeOutbox(tx, { event: "booking/ended", data: { booking_id: bookingId }, bookingId });
}
