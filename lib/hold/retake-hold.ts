import type { Tx } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { recordChange } from "#lib/audit/record-change";
import { consumeHold } from "./consume-hold";
import { endHold } from "./end-hold";
import { placeHold } from "./place-hold";

/**
 * Late money: takes the same places again after the hold ended, if they are all still there; false when
 * any is gone. The caller holds the locks of lockBooking, which include pools given back long ago.
 */
export async function retakeHold(
  tx: Tx,
  actor: Actor,
  hold: { bookingId: string; holdId: string; open: boolean },
): Promise<boolean> {
  const claims = await tx<{ pool_id: number; quantity: number; leg_position: number }[]>`
    select pool_id, quantity, leg_position from allocation where hold_id = ${hold.holdId}`;
  if (claims.length === 0) return false;
  if (hold.open) await endHold(tx, actor, hold, "expired");
  const placed = await placeHold(
    tx,
    hold.bookingId,
    claims.map((c) => ({ poolId: c.pool_id, quantity: c.quantity, legPosition: c.leg_position })),
    { seconds: 60, longestSeconds: 60 },
  );
  if (!placed.placed) return false;
  await recordChange(tx, actor, {
    bookingId: hold.bookingId,
    subject: "hold",
    from: null,
    to: "open",
  });
  return await consumeHold(tx, actor, { bookingId: hold.bookingId, holdId: placed.holdId });
}
