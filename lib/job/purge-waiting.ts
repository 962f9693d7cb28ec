import type { Database, Tx } from "#db/client";
import { withTransaction } from "#db/transaction";
import type { Actor } from "#lib/audit/actor";
import { recordStaffAction } from "#lib/audit/record-staff-action";
import { requireStaff } from "#lib/audit/require-staff";
import { DomainError } from "#lib/errors/domain-error";

/**
 * All that staff may drop of what waits: mails that nobody needs in order to travel or to get money back. Payments,
 * refunds, what operators must hear, tickets and letters of accounts are not among them, and the database holds
 * to that as well (notice_purged, subscriber_mail_purged).
 */
export const purgeable = ["hold_mail", "promotion"] as const;
export type Purgeable = (typeof purgeable)[number];

/** In one go; who has more to drop asks again. */
const most = 10_000;

/**
 * Drops mails that wait, those due first, and never more than the `count` that staff were shown. A mail that is
 * just being sent may still arrive. Written down with the reason. For admins. Answers how many. Throws `forbidden`, `invalid` for what may not be dropped.
 */
export async function purgeWaiting(
  database: Pick<Database, "sql">,
  actor: Actor,
  wish: { kind: Purgeable; count: number; reason: string },
): Promise<number> {
  requireStaff(actor, "purges");
  const { kind, reason } = wish;
  if (!purgeable.includes(kind)) {
    throw new DomainError("invalid", "This may not be dropped.", {
      errors: [{ path: "kind", message: `One of ${purgeable.join(", ")}.` }],
    });
  }
  const count = Math.min(wish.count, most);
  return await withTransaction(database, async (tx) => {
    const purged = kind === "hold_mail" ? await holdMails(tx, count) : await promotions(tx, count);
    const detail = { shown: wish.count, purged, reason };
    await recordStaffAction(tx, actor, { action: "purge", subject: kind, detail });
    return purged;
  });
}

async function holdMails(tx: Tx, count: number): Promise<number> {
  const rows = await tx`
    update notice set status = 'dead', error = 'purged'
    where id in (
      select id from notice where status = 'due' and kind = 'hold'
      order by due_at limit ${count} for update skip locked)
    returning 1`;
  return rows.length;
}

async function promotions(tx: Tx, count: number): Promise<number> {
  const rows = await tx`
    update subscriber_mail set status = 'dead', error = 'purged'
    where id in (
      select id from subscriber_mail where status = 'due' and promotion_id is not null
      order by due_at limit ${count} for update skip locked)
    returning 1`;
  return rows.length;
}
