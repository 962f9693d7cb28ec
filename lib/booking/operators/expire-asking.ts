import type { Actor } from "#lib/audit/actor";
import { lockBooking } from "#lib/hold/lock-booking";
import { transact } from "#lib/outbox/committed";
import type { OperatorContext } from "./operator-context";
import { refuseByOperator } from "./refuse-by-operator";

/** Gives up a booking that its operator never answered for: the card's authorisation is about to end. True if it still waited. */
export async function expireAsking(
  { database }: OperatorContext,
  actor: Actor,
  bookingId: string,
): Promise<boolean> {
  return await transact(database, async (tx) => {
    const booking = { ...(await lockBooking(tx, bookingId)), bookingId };
    if (booking.status !== "AWAITING_OPERATOR") return false;
    await refuseByOperator(tx, actor, booking, "operator_silent");
    return true;
  });
}
