import type { Database, Tx } from "#db/client";
import { closeAlert } from "#lib/alert/close-alert";
import { transact } from "#lib/outbox/committed";
import { writeOutbox } from "#lib/outbox/write-outbox";
import { earlyAttempts, lateRetrySeconds } from "./defer-notice";
import { giveUpWithin } from "./end-notice";

const limit = 500;
const patienceHours = 72;
/** A run that is about to begin or has just died gets this long before the sweep steps in. */
const graceSeconds = 120;
/** What is tried within this time need not be brought forward; and what was, is not at once again. */
const soonSeconds = 50;
/** What has just failed rests at least so long. */
const pauseSeconds = 180;

/**
 * Sends on notices whose time has come and that no run is working on, and gives up those that were
 * tried for 72 hours. Meant for every minute: a notice is due again when its own row says so.
 */
export async function sweepNotices(
  database: Pick<Database, "sql">,
): Promise<{ sentOn: number; givenUp: number }> {
  return await transact(database, async (tx) => {
    const givenUp = await giveUpOld(tx);
    const sentOn = (await sendOn(tx)) + (await bringForward(tx));
    const [late] = await tx`
      select 1 from notice where status = 'due' and attempts >= ${earlyAttempts} limit 1`;
    if (!late) await closeAlert(tx, { kind: "notices_delayed", subject: "" });
    return { sentOn, givenUp };
  });
}

async function giveUpOld(tx: Tx): Promise<number> {
  const old = await tx<{ id: string; error: string | null }[]>`
    select id, error from notice
    where status = 'due' and attempts >= ${earlyAttempts}
      and created_at < clock_timestamp() - make_interval(hours => ${patienceHours})
    order by due_at limit ${limit} for update skip locked`;
  for (const { id, error } of old) await giveUpWithin(tx, id, error ?? "too_old");
  return old.length;
}

/**
 * Mails that failed wait a quarter of an hour for their next try. Once mail goes out again they need not:
 * all of them are sent on that did not fail just now. As long as none does, one a minute tries whether it
 * would.
 */
async function bringForward(tx: Tx): Promise<number> {
  const [last] = await tx<{ recent: boolean | null }[]>`
    select max(sent_at) > clock_timestamp() - interval '2 minutes' as recent
    from notice where status = 'sent'`;
  const recent = last?.recent === true;
  const waiting = await tx<{ id: string; bookingId: string }[]>`
    select id, booking_id as "bookingId" from notice
    where status = 'due' and attempts >= ${recent ? 1 : earlyAttempts}
      and due_at > clock_timestamp() + make_interval(secs => ${soonSeconds})
      and due_at < clock_timestamp() + make_interval(secs => ${lateRetrySeconds - pauseSeconds})
    order by created_at, id limit ${recent ? limit : 1} for update skip locked`;
  for (const { id, bookingId } of waiting) {
    await tx`
      update notice set due_at = clock_timestamp() + make_interval(secs => ${soonSeconds})
      where id = ${id}`;
    await writeOutbox(tx, { event: "notice/due", data: { notice_id: id }, bookingId });
  }
  return waiting.length;
}

async function sendOn(tx: Tx): Promise<number> {
  const due = await tx<{ id: string; bookingId: string }[]>`
    select n.id, n.booking_id as "bookingId" from notice n
    where n.status = 'due' and n.due_at < clock_timestamp()
      and (n.attempts >= ${earlyAttempts}
        or n.due_at < clock_timestamp() - make_interval(secs => ${graceSeconds}))
      and not exists (
        select 1 from outbox o left join job_run r on r.event_id = o.id
        where o.booking_id = n.booking_id and o.event = 'notice/due' and o.data ->> 'notice_id' = n.id::text
          and (o.sent_at is null or r.status = 'running' and r.updated_at > n.due_at))
    order by n.due_at limit ${limit} for update of n skip locked`;
  for (const { id, bookingId } of due) {
    await tx`
      update notice set due_at = clock_timestamp() + make_interval(secs => ${lateRetrySeconds})
      where id = ${id}`;
    await writeOutbox(tx, { event: "notice/due", data: { notice_id: id }, bookingId });
  }
  return due.length;
}
