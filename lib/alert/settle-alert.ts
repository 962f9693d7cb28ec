import type { Executor } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { requireStaff } from "#lib/audit/require-staff";
import { closedByHand } from "./closed-by-hand";

/**
 * Closes an alert of a kind that nothing else ends, for staff has seen to it; whoever does so looks after it
 * too if nobody did. False for one that is over and for one that ends when its cause does. Throws `forbidden`.
 */
export async function settleAlert(
  executor: Executor,
  actor: Actor,
  { alertId, note }: { alertId: string; note: string },
): Promise<boolean> {
  requireStaff(actor);
  const rows = await executor`
    with settled as (
      update alert set closed_at = clock_timestamp(),
        acknowledged_by = coalesce(acknowledged_by, ${actor.id}),
        acknowledged_at = coalesce(acknowledged_at, clock_timestamp())
      where id = ${alertId} and closed_at is null and kind = any (${[...closedByHand]}::text[])
      returning id, kind
    )
    insert into staff_action (actor_id, action, subject, detail, at)
    select ${actor.id}, 'settle_alert', id::text,
      jsonb_build_object('kind', kind, 'note', ${note}::text), clock_timestamp()
    from settled returning 1`;
  return rows.length > 0;
}
