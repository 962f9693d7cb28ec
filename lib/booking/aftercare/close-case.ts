import type { Tx } from "#db/client";
import { closeAlert } from "#lib/alert/close-alert";
import { bookedOn } from "../sailings/tell-travellers";

/**
 * Closes the case of a cancelled sailing, and its alert, once nobody is booked on it any more. The last two who
 * leave it at the same instant wait here for each other, so that one of them sees that nobody is left.
 */
export async function closeCase(tx: Tx, sailingId: string): Promise<void> {
  await tx`
    select 1 from sailing_change
    where sailing_id = ${sailingId} and kind = 'cancelled' and resolved_at is null order by id for update`;
  if ((await bookedOn(tx, sailingId)).length > 0) return;
  const closed = await tx<{ id: string }[]>`
    update sailing_change set resolved_at = clock_timestamp(), resolved_by = 'system'
    where sailing_id = ${sailingId} and kind = 'cancelled' and resolved_at is null returning id`;
  for (const { id } of closed) await closeAlert(tx, { kind: "sailing_changed", subject: id });
}
