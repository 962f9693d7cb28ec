import type { Database } from "#db/client";
import { withTransaction } from "#db/transaction";
import type { Actor } from "#lib/audit/actor";
import { recordStaffAction } from "#lib/audit/record-staff-action";
import { requireStaff } from "#lib/audit/require-staff";
import { DomainError } from "#lib/errors/domain-error";

/**
 * Writes down that somebody of the staff looked at a flagged scan, and what they found. Throws `forbidden`,
 * and `not_found` for a scan that isn't flagged or was looked at.
 */
export async function lookAtFlag(
  database: Pick<Database, "sql">,
  actor: Actor,
  { scanId, note, now }: { scanId: string; note: string; now: Date },
): Promise<void> {
  requireStaff(actor, "gate");
  await withTransaction(database, async (tx) => {
    const looked = await tx`
      update check_in_scan set looked_at = ${now}, looked_by = ${actor.id}, looked_note = ${note}
      where id = ${scanId} and flag is not null and looked_at is null`;
    if (looked.count === 0) {
      throw new DomainError("not_found", "Nothing of this scan is left to look at.");
    }
    // What they found may name somebody: it stays with the scan, and goes with it.
    const done = { action: "look_at_scan", subject: `scan:${scanId}`, at: now };
    await recordStaffAction(tx, actor, done);
  });
}
