import type { Database } from "#db/client";
import { withTransaction } from "#db/transaction";
import type { Actor } from "#lib/audit/actor";
import { recordStaffAction } from "#lib/audit/record-staff-action";
import { requireStaff } from "#lib/audit/require-staff";
import { closedByHand } from "./closed-by-hand";

/**
 * Closes an alert of a kind that nothing else ends, for staff has seen to it; whoever does so looks after it
 * too if nobody did. False for one that is over and for one that ends when its cause does. Throws `forbidden`.
 */
export async function settleAlert(
  database: Pick<Database, "sql">,
  actor: Actor,
  { alertId, note }: { alertId: string; note: string },
): Promise<boolean> {
  requireStaff(actor, "settle_alerts");
  return await withTransaction(database, async (tx) => {
    const [settled] = await tx<{ kind: string }[]>`
      update alert set closed_at = clock_timestamp(),
        acknowledged_by = coalesce(acknowledged_by, ${actor.id}),
        acknowledged_at = coalesce(acknowledged_at, clock_timestamp())
      where id = ${alertId} and closed_at is null and kind = any (${[...closedByHand]}::text[])
      returning kind`;
    if (!settled) return false;
    const detail = { kind: settled.kind, note };
    await recordStaffAction(tx, actor, { action: "settle_alert", subject: alertId, detail });
    return true;
  });
}
