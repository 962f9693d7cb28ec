import type { Database } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { requireStaff } from "#lib/audit/require-staff";
import type { Money } from "#lib/money/money";
import { type Cancellation, cancelBooking } from "./cancel-booking";

/**
 * cancelBooking for staff, who may waive the fee: then all that was paid goes back, and `expectedRefund` is
 * that (quoteCancellation says how much). Throws `forbidden`, and as cancelBooking.
 */
export async function cancelAsStaff(
  database: Pick<Database, "sql">,
  actor: Actor,
  bookingId: string,
  wish: { expectedRefund: Money; reason: string; waivesFee: boolean },
): Promise<Cancellation> {
  requireStaff(actor, "bookings");
  return await cancelBooking(database, actor, bookingId, wish);
}
