import type { Tx } from "#db/client";
import { closeAlert } from "#lib/alert/close-alert";
import { bookedOn } from "../sailings/tell-travellers";

/** Closes the case of a cancelled sailing, and its alert, once nobody is booked on it any more. */
export async function closeCase(tx: Tx, sailingId: string): Promise<void> {
  if ((await bookedOn(tx, sailingId)).length > 0) return;
  const closed = await tx<{ id: string }[]>`
    update sailing_change set resolved_at = clock_timestamp(), resolved_by = 'system'
    where sailing_id = ${sailingId} and kind = 'cancelled' and resolved_at is null returning id`;
  for (const { id } of closed) await closeAlert(tx, { kind: "sailing_changed", subject: id });
}
