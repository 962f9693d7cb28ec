import type { Tx } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { endHold } from "#lib/hold/end-hold";
import type { LockedBooking } from "#lib/hold/lock-booking";
import { writeOutbox } from "#lib/outbox/write-outbox";
import { changeBooking } from "./change-status";
import { releaseLegs } from "./operators/release-legs";

/**
 * Ends a booking that was not confirmed as FAILED: what is still held or sold of its places goes back, and
 * operators who were asked hear of it. Its payment and its mail are the caller's. Nothing where it was
 * confirmed or has ended. The caller holds the locks.
 */
export async function failBooking(
  tx: Tx,
  actor: Actor,
  booking: LockedBooking & { bookingId: string },
  reason: "places_gone" | "other_amount" | "other_currency",
): Promise<void> {
  const { bookingId, holdId, status } = booking;
  if (status !== "PENDING" && status !== "AWAITING_OPERATOR") return;
  const [hold] = await tx<{ status: string }[]>`select status from hold where id = ${holdId}`;
  if (holdId && hold?.status === "open") {
    await endHold(tx, actor, { bookingId, holdId }, "released");
  }
  if (status === "AWAITING_OPERATOR") {
    await tx`select release_sold(${bookingId}, null)`;
    await releaseLegs(tx, actor, bookingId);
  }
  await changeBooking(tx, actor, { bookingId, from: status, to: "FAILED", reason });
  await writeOutbox(tx, { event: "booking/ended", data: { booking_id: bookingId }, bookingId });
}
