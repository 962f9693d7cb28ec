import type { Tx } from "#db/client";
import type { Actor } from "./actor";

export type Change = {
  bookingId: string;
  /** booking, payment, hold, leg:{position}, refund:{id}. */
  subject: string;
  from: string | null;
  to: string;
  detail?: Record<string, string | number | boolean | null>;
};

/** Writes a change's audit row in the change's own transaction, with the booking's next number (I7). */
export async function recordChange(tx: Tx, actor: Actor, change: Change): Promise<void> {
  await tx`
    select record_audit(${change.bookingId}, ${actor.kind}, ${actor.id}, ${change.subject},
      ${change.from}, ${change.to}, ${change.detail ? tx.json(change.detail) : null})`;
}
