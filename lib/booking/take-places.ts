import type { Tx } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { consumeHold } from "#lib/hold/consume-hold";
import { endHold } from "#lib/hold/end-hold";
import type { LockedBooking } from "#lib/hold/lock-booking";
import { retakeHold } from "#lib/hold/retake-hold";

/**
 * Sells a PENDING booking the places its money, captured or authorised, came for. Money in time takes what is
 * held; late money takes the same places again while they are still on sale. Nothing is sold on a sailing
 * that is cancelled or has left: then, as where a place is gone, what is held ends and it is false. The
 * caller holds the locks.
 */
export async function takePlaces(
  tx: Tx,
  actor: Actor,
  booking: LockedBooking & { bookingId: string },
): Promise<boolean> {
  const { bookingId, holdId } = booking;
  if (!holdId || booking.status !== "PENDING") return false;
  const [sailings] = await tx<{ sails: boolean; on_sale: boolean }[]>`
    select bool_and(s.status <> 'cancelled' and s.departs_at > clock_timestamp()) as sails,
      bool_and(s.status = 'open') as on_sale
    from booking_leg l join sailing s on s.id = l.sailing_id where l.booking_id = ${bookingId}`;
  const open = booking.holdStatus === "open";
  if (sailings?.sails) {
    if (open && (await consumeHold(tx, actor, { bookingId, holdId }))) return true;
    if (sailings.on_sale) return await retakeHold(tx, actor, { bookingId, holdId, open });
  }
  if (open) await endHold(tx, actor, { bookingId, holdId }, "released");
  return false;
}
