import type { Executor } from "#db/client";
import { isUuid } from "#lib/identity/uuid";
import type { NoticeKind } from "#lib/notice/notice-kind";
import { mostCounted, type Rows, type Slice } from "../rows";

/**
 * waiting: its time has not come, or it is on its way; late: tried in vain and to be tried again; moot: nothing
 * was left to say; dead: given up; undelivered: Resend took it, and it bounced or was called spam.
 */
export const mailStates = ["waiting", "late", "sent", "undelivered", "dead", "moot"] as const;
export type MailState = (typeof mailStates)[number];
/** Those that can be asked for: nobody looks for what nobody needed. */
export const askedStates = ["waiting", "late", "sent", "undelivered", "dead"] as const;
type AskedState = (typeof askedStates)[number];

export type MailRow = {
  id: string;
  kind: NoticeKind;
  state: MailState;
  booking_id: string;
  reference: string;
  to: string;
  language: string;
  is_copy: boolean;
  created_at: Date;
  due_at: Date;
  sent_at: Date | null;
  attempts: number;
  /** A code, never an address. */
  error: string | null;
};
export type MailFilters = {
  /** An e-mail address, or a booking's reference. */
  find?: string | undefined;
  kind?: NoticeKind | undefined;
  state?: AskedState | undefined;
  since?: string | undefined;
  until?: string | undefined;
};

/** Mails of one address are looked for in so many of its bookings, those that came back among so many alerts. */
const mostBookings = 500;
const mostReturned = 2_000;

/** Mails of bookings, the newest first. Days are UTC's. */
export async function findMails(
  sql: Executor,
  { find, kind, state, since, until }: MailFilters,
  { limit, offset }: Slice,
): Promise<Rows<MailRow>> {
  const mails = await sourceOf(sql, find?.trim(), state);
  const parts = [
    sql`n.created_at >= ${since ?? "2000-01-01"}::date and n.created_at < ${until ?? "2999-12-31"}::date + 1`,
  ];
  if (kind) parts.push(sql`n.kind = ${kind}`);
  const undelivered = sql`exists (select 1 from inbox i
    where i.object_id = n.message_id and i.source = 'resend')`;
  if (state === "waiting") parts.push(sql`n.status = 'due' and n.attempts = 0`);
  if (state === "late") parts.push(sql`n.status = 'due' and n.attempts > 0`);
  if (state === "sent") parts.push(sql`n.status = 'sent'`);
  if (state === "undelivered") parts.push(undelivered);
  if (state === "dead") parts.push(sql`n.status = 'dead' and n.error is distinct from 'moot'`);
  const fitting = parts.reduce((all, part) => sql`${all} and ${part}`);
  const [[counted], rows] = await Promise.all([
    sql<{ total: number }[]>`
      select count(*)::int as total from (
        select 1 from ${mails.rows} n where ${fitting} limit ${mostCounted + 1}) c`,
    sql<MailRow[]>`
      with slice as (
        select n.* from ${mails.rows} n where ${fitting}
        order by n.created_at desc, n.id limit ${limit} offset ${offset}
      )
      select n.id, n.kind, b.id as booking_id, b.reference,
        coalesce(case when n.kind = 'contact_changed' then (select f.before ->> 'email' from contact_change f
          where n.subject = f.id || ':old' and f.booking_id = n.booking_id) end, b.contact_email) as to, n.language,
        n.copy_of is not null as is_copy, n.created_at, n.due_at, n.sent_at, n.attempts, n.error,
        case when n.status = 'sent' then case when ${undelivered} then 'undelivered' else 'sent' end
          when n.status = 'dead' then case when n.error = 'moot' then 'moot' else 'dead' end
          when n.attempts > 0 then 'late' else 'waiting' end as state
      from slice n join booking b on b.id = n.booking_id
      order by n.created_at desc, n.id`,
  ]);
  const total = counted?.total ?? 0;
  return {
    rows: [...rows],
    total: Math.min(total, mostCounted),
    isMore: total > mostCounted,
  };
}

/** The mails to look among: of the bookings that are asked for, of the few that came back, or all. Wrapped, for a query that is awaited runs. */
async function sourceOf(sql: Executor, find: string | undefined, state: AskedState | undefined) {
  if (find) {
    const reference = find.toUpperCase().replaceAll(/[\s-]/g, "");
    const found = await sql<{ id: string }[]>`
      select id from booking where reference = ${reference}
      union (select id from booking where lower(contact_email) = ${find.toLowerCase()}
        order by created_at desc limit ${mostBookings})`;
    const ids = found.map(({ id }) => id);
    // Originals and copies have an index each.
    return {
      rows: sql`(
        select * from notice where copy_of is null and booking_id = any (${ids}::uuid[])
        union all select * from notice where copy_of is not null and booking_id = any (${ids}::uuid[]))`,
    };
  }
  if (state !== "undelivered") return { rows: sql`notice` };
  const returned = await sql<{ subject: string }[]>`
    select subject from alert where kind = 'notice_undelivered'
    order by opened_at desc limit ${mostReturned}`;
  const ids = returned.map(({ subject }) => subject).filter(isUuid);
  return { rows: sql`(select * from notice where id = any (${ids}::uuid[]))` };
}
