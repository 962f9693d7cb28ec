import type { Tx } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { recordChange } from "#lib/audit/record-change";

/**
 * Turns a hold's places into sold ones. False, and nothing changed, if any of them was already taken
 * back for another buyer. The caller holds the locks of lockBooking.
 */
export async function consumeHold(
  tx: Tx,
  actor: Actor,
  hold: { bookingId: string; holdId: string },
): Promise<boolean> {
  const [row] = await tx<{ consumed: boolean }[]>`select consume_hold(${hold.holdId}) as consumed`;
  if (!row?.consumed) return false;
  await recordChange(tx, actor, {
    bookingId: hold.bookingId,
    subject: "hold",
    from: "open",
    to: "consumed",
  });
  return true;
}
