import type { Database, Tx } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { recordStaffActions } from "#lib/audit/record-staff-action";
import { requireStaff } from "#lib/audit/require-staff";
import { newId } from "#lib/identity/uuid";
import { markWritten, transact } from "#lib/outbox/committed";
import type { GroupName } from "./groups";

/** At most so many at once: more would only fill the queue. */
const most = 500;

type Letter = { id: string; what: "run" | "unsent" | "notice" };
export type Wish = { ids: string[] } | { group?: GroupName; kind?: string };

/**
 * Drives dead letters anew: those named, or all of a group or kind, 500 at most. Each once, however many
 * ask at once: a run's event is written again, a mail is due again. For staff; what was driven together can
 * be followed under `batch`. Answers how many. Throws `forbidden`.
 */
export async function redrive(
  database: Pick<Database, "sql">,
  actor: Actor,
  wish: Wish,
  batch: string = newId(),
): Promise<number> {
  requireStaff(actor, "dead_letters");
  return await transact(database, async (tx) => {
    // One at a time: what a second one would drive is no dead letter any more by then.
    await tx`select pg_advisory_xact_lock(7305733)`;
    const letters = await chosen(tx, wish);
    const of = (what: Letter["what"]) =>
      letters.filter((letter) => letter.what === what).map(({ id }) => id);
    await driveRuns(tx, of("run"));
    await tx`
      update outbox set due_at = now(), attempts = 0 where id = any (${of("unsent")}::uuid[])`;
    await driveNotices(tx, of("notice"));
    if (letters.length > 0) markWritten(tx);
    await recordStaffActions(
      tx,
      actor,
      letters.map(({ id, what }) => ({ action: "redrive", subject: id, detail: { batch, what } })),
    );
    return letters.length;
  });
}

async function chosen(tx: Tx, wish: Wish): Promise<Letter[]> {
  if ("ids" in wish) {
    return await tx<Letter[]>`
      select id, what from dead_letter where id::text = any (${wish.ids.slice(0, most)}::text[])`;
  }
  const { group = null, kind = null } = wish;
  return await tx<Letter[]>`
    select id, what from dead_letter
    where (${group}::text is null or "group" = ${group}) and (${kind}::text is null or kind = ${kind})
    order by since, id limit ${most}`;
}

/** The same event once more under an id of its own: Inngest would take the old one for a repetition. */
async function driveRuns(tx: Tx, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx`
    insert into outbox (id, event, data, booking_id, created_at, due_at, redrive_of)
    select n.new_id, o.event, o.data, o.booking_id, now(), now(), o.id
    from unnest(${ids}::uuid[], ${ids.map(() => newId())}::uuid[]) n(id, new_id)
    join outbox o on o.id = n.id`;
}

async function driveNotices(tx: Tx, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx`
    update notice set status = 'due', due_at = now(), created_at = now(), attempts = 0, error = null
    where id = any (${ids}::uuid[]) and status = 'dead'`;
  await tx`
    insert into outbox (id, event, data, booking_id, created_at, due_at)
    select n.new_id, 'notice/due', jsonb_build_object('notice_id', n.id), b.booking_id, now(), now()
    from unnest(${ids}::uuid[], ${ids.map(() => newId())}::uuid[]) n(id, new_id)
    join notice b on b.id = n.id`;
  await tx`
    update alert set closed_at = clock_timestamp()
    where kind = 'notice_dead' and subject = any (${ids}::text[]) and closed_at is null`;
}
