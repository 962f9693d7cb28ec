import type { Tx } from "#db/client";
import type { Actor } from "#lib/audit/actor";

/** Writes what was changed about a sailing, before and after, in the change's own transaction. */
export async function recordSailingChange(
  tx: Tx,
  actor: Actor,
  change: { sailingId: string; subject: string; before: string; after: string },
): Promise<void> {
  await tx`
    insert into sailing_audit (sailing_id, at, actor, actor_id, subject, before, after)
    values (${change.sailingId}, clock_timestamp(), ${actor.kind}, ${actor.id}, ${change.subject},
      ${change.before}, ${change.after})`;
}
