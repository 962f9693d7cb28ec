import type { Database } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { cancelBooking } from "../cancel-booking";
import { legId } from "../part/cancel-scope";
import { planPart } from "../part/plan-part";
import { readSold } from "../part/read-sold";
import { openLegs } from "../part/sold-booking";
import { quoteCancellation } from "../quote-cancellation";
import { sailingCancelled } from "./aftercare-wish";

/**
 * Gives back in full, without a fee, what a booking cost of the journeys that a cancelled sailing belongs to;
 * other journeys of it stay as they are. What was not paid is given up. False where the booking was moved off the
 * sailing, or cancelled, meanwhile. Throws `not_cancellable`, and
 * `refund_changed` where somebody else was at it: ask again.
 */
export async function refundForSailing(
  database: Pick<Database, "sql">,
  actor: Actor,
  bookingId: string,
  sailingId: string,
): Promise<boolean> {
  const wish = { reason: sailingCancelled, waivesFee: true, onSailing: sailingId };
  const scope = await journeysOf(database, bookingId, sailingId);
  if (scope) {
    const plan = planPart(await readSold(database.sql, bookingId), scope, { waivesFee: true });
    if (plan.kind === "done") return false;
    if (plan.kind === "part") {
      const { refund, fee } = plan.quote;
      const { cancelled } = await cancelBooking(database, actor, bookingId, {
        ...wish,
        scope,
        expectedRefund: refund,
        expectedFee: fee,
      });
      return cancelled;
    }
  }
  const { refund, fee } = await quoteCancellation(database.sql, bookingId, { waivesFee: true });
  const { cancelled } = await cancelBooking(database, actor, bookingId, {
    ...wish,
    expectedRefund: refund,
    expectedFee: fee,
  });
  return cancelled;
}

/** The legs of the journeys that the sailing belongs to; null where that is all there is, or nothing is paid. */
async function journeysOf({ sql }: Pick<Database, "sql">, bookingId: string, sailingId: string) {
  const sold = await readSold(sql, bookingId);
  const hit = await sql<{ journey_index: number }[]>`
    select distinct journey_index from booking_leg
    where booking_id = ${bookingId} and sailing_id = ${sailingId} and cancelled_at is null`;
  const journeys = new Set(hit.map(({ journey_index }) => journey_index));
  const others = sold.legs.some((leg) => !leg.cancelled && !journeys.has(leg.journey_index));
  if (sold.status !== "CONFIRMED" || !others) return null;
  const legs = openLegs(sold).filter((leg) => journeys.has(leg.journey_index));
  const none = { passengers: [], vehicles: [], cabins: [], pets: [] };
  return { ...none, legs: legs.map(({ position }) => legId(position)) };
}
