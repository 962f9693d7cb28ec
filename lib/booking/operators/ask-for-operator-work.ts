import type { Database } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { recordStaffAction } from "#lib/audit/record-staff-action";
import { requireStaff } from "#lib/audit/require-staff";
import { DomainError } from "#lib/errors/domain-error";
import { transact } from "#lib/outbox/committed";
import { writeOutbox } from "#lib/outbox/write-outbox";

const events = { feed: "operator/feed.due", comparison: "operator/comparison.due" } as const;

/** How long what was asked for, or has begun, is waited for. */
const mostMinutes = 10;

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
  requireStaff(actor, "operators");
  return await transact(database, async (tx) => {
    const [link] = await tx`
      select 1 from operator_link where operator_code = ${operatorCode} for update`;
    if (!link) throw new DomainError("not_found", "This operator has no system of its own.");
    const action = `ask_for_${kind}`;
    // Under way, or asked for and not begun yet. What was lost may be asked for again after a while.
    const [waiting] = await tx`
      with latest as (
        select began_at, ended_at from operator_sync
        where operator_code = ${operatorCode} and kind = ${kind} order by began_at desc limit 1
      )
      select 1 from latest
      where ended_at is null and began_at > now() - make_interval(mins => ${mostMinutes}::int)
      union all
      select 1 from staff_action a
      where a.action = ${action} and a.subject = ${operatorCode}
        and a.at > now() - make_interval(mins => ${mostMinutes}::int)
        and not exists (select 1 from latest where began_at >= a.at)`;
    if (waiting) return null;
    await recordStaffAction(tx, actor, { action, subject: operatorCode });
    return await writeOutbox(tx, {
      event: events[kind],
      data: { operator_code: operatorCode, asked_by: actor.id ?? "" },
    });
  });
}
