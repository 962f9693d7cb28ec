import type { Sql } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { recordStaffAction } from "#lib/audit/record-staff-action";
import { requireStaff } from "#lib/audit/require-staff";

/** A page that stays open reads its manifest again and again: that is one look. */
const oneLookMinutes = 10;

/**
 * Writes down who of the staff looked at, printed or exported a sailing's manifest, and how many people it
 * named. Throws `forbidden`.
 */
export async function recordManifestUse(
  sql: Sql,
  actor: Actor,
  {
    sailingId,
    use,
    people,
    now,
  }: { sailingId: string; use: "open" | "print" | "export"; people: number; now: Date },
): Promise<void> {
  requireStaff(actor, "gate");
  const since = new Date(now.getTime() - oneLookMinutes * 60_000);
  const action = `manifest_${use}`;
  const subject = `sailing:${sailingId}`;
  if (use === "open") {
    const [seen] = await sql`
      select 1 from staff_action where at > ${since} and actor_id = ${actor.id} and action = ${action}
        and subject = ${subject} limit 1`;
    if (seen) return;
  }
  await recordStaffAction(sql, actor, { action, subject, detail: { people }, at: now });
}
