import type { Tx } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import type { BookingStatus, PaymentStatus } from "./booking-view";

/**
 * Moves a booking to a status, with its audit row; out of PENDING it needs neither its timer nor the word
 * of its hold, and what of them was not sent is never sent. The caller holds the locks; an illegal move
 * is refused by the database.
 */
export async function changeBooking(
  tx: Tx,
  actor: Actor,
  change: { bookingId: string; from: string; to: BookingStatus; reason?: string },
): Promise<void> {
  const { bookingId, from, to, reason = null } = change;
  await tx`select change_booking(${bookingId}, ${from}, ${to}, ${reason}, ${actor.kind}, ${actor.id})`;
}

/** Moves a booking's payment to a status, with its audit row; nothing when it is there already. */
export async function changePayment(
  tx: Tx,
  actor: Actor,
  change: { bookingId: string; from: string; to: PaymentStatus },
): Promise<void> {
  const { bookingId, from, to } = change;
  if (from === to) return;
  await tx`select change_payment(${bookingId}, ${from}, ${to}, ${actor.kind}, ${actor.id})`;
}
