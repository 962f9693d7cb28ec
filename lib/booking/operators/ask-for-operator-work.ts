import type { Database } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { recordStaffAction } from "#lib/audit/record-staff-action";
import { requireStaff } from "#lib/audit/require-staff";
import { DomainError } from "#lib/errors/domain-error";
import { transact } from "#lib/outbox/committed";
import { writeOutbox } from "#lib/outbox/write-outbox";

const events = { feed: "operator/feed.due", comparison: "operator/comparison.due" } as const;

/**
 * Has an operator's feeds followed, or its books compared with ours, now instead of when the clock says: in
 * the background. For staff. Answers the task. One that waits already is enough: then null. Throws
 * `forbidden`, `not_found`.
 */
export async function askForOperatorWork(
  database: Pick<Database, "sql">,
  actor: Actor,
  operatorCode: string,
  kind: keyof typeof events,
): Promise<string | null> {
  requireStaff(actor);
  return await transact(database, async (tx) => {
    const [link] = await tx`
      select 1 from operator_link where operator_code = ${operatorCode} for update`;
    if (!link) throw new DomainError("not_found", "This operator has no system of its own.");
    const [waiting] = await tx`
      select 1 from operator_sync where operator_code = ${operatorCode} and kind = ${kind}
        and ended_at is null and began_at > now() - interval '2 minutes'`;
    if (waiting) return null;
    await recordStaffAction(tx, actor, { action: `ask_for_${kind}`, subject: operatorCode });
    return await writeOutbox(tx, {
      event: events[kind],
      data: { operator_code: operatorCode, asked_by: actor.id ?? "" },
    });
  });
}
