import type { Database } from "#db/client";
import { withTransaction } from "#db/transaction";
import type { Actor } from "#lib/audit/actor";
import { recordStaffAction } from "#lib/audit/record-staff-action";
import { requireStaff } from "#lib/audit/require-staff";

/**
 * Notes which member of staff looks after an open alert, with a row of staff's actions; the first one counts.
 * False if it is over or looked after. Throws `forbidden`.
 */
export async function acknowledgeAlert(
  database: Pick<Database, "sql">,
  actor: Actor,
  alertId: string,
): Promise<boolean> {
  requireStaff(actor, "take_alerts");
  return await withTransaction(database, async (tx) => {
    const [taken] = await tx<{ kind: string }[]>`
      update alert set acknowledged_by = ${actor.id}, acknowledged_at = clock_timestamp()
      where id = ${alertId} and closed_at is null and acknowledged_by is null
      returning kind`;
    if (!taken) return false;
    const detail = { kind: taken.kind };
    await recordStaffAction(tx, actor, { action: "acknowledge", subject: alertId, detail });
    return true;
  });
}
