import type { Executor } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { requireStaff } from "#lib/audit/require-staff";

/**
 * Notes which member of staff looks after an open alert, with a row of staff's actions; the first one counts.
 * False if it is over or looked after. Throws `forbidden`.
 */
export async function acknowledgeAlert(
  executor: Executor,
  actor: Actor,
  alertId: string,
): Promise<boolean> {
  requireStaff(actor);
  const rows = await executor`
    with taken as (
      update alert set acknowledged_by = ${actor.id}, acknowledged_at = clock_timestamp()
      where id = ${alertId} and closed_at is null and acknowledged_by is null
      returning id, kind
    )
    insert into staff_action (actor_id, action, subject, detail, at)
    select ${actor.id}, 'acknowledge', id::text, jsonb_build_object('kind', kind), clock_timestamp()
    from taken returning 1`;
  return rows.length > 0;
}
