import type { Executor } from "#db/client";
import type { NoticeKind } from "#lib/notice/notice-kind";
import { mostCounted, type Rows, type Slice } from "../rows";

/**
 * waiting: its time has not come, or it is on its way; late: tried in vain and to be tried again; moot: nothing
 * was left to say; dead: given up; undelivered: Resend took it, and it bounced or was called spam.
 */
export const mailStates = ["waiting", "late", "sent", "undelivered", "dead", "moot"] as const;
export type MailState = (typeof mailStates)[number];

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
  state?: MailState | undefined;
  since?: string | undefined;
  until?: string | undefined;
};

/** Mails of one address are looked for in so many of its bookings. */
const mostBookings = 500;

/** Mails of bookings, the newest first. Days are UTC's. */
export async function findMails(
  sql: Executor,
  { find, kind, state, since, until }: MailFilters,
  { limit, offset }: Slice,
): Promise<Rows<MailRow>> {
  const parts = [
    sql`n.created_at >= ${since ?? "2000-01-01"}::date and n.created_at < ${until ?? "2999-12-31"}::date + 1`,
  ];
  const asked = find?.trim();
  if (asked) {
    const reference = asked.toUpperCase().replaceAll(/[\s-]/g, "");
    parts.push(sql`n.booking_id = any (array(
      select id from booking where reference = ${reference}
      union all (select id from booking where lower(contact_email) = ${asked.toLowerCase()}
        order by created_at desc limit ${mostBookings})))`);
  }
  if (kind) parts.push(sql`n.kind = ${kind}`);
  const undelivered = sql`exists (select 1 from inbox i
    where i.object_id = n.message_id and i.source = 'resend')`;
  if (state === "waiting") parts.push(sql`n.status = 'due' and n.attempts = 0`);
  if (state === "late") parts.push(sql`n.status = 'due' and n.attempts > 0`);
  if (state === "sent") parts.push(sql`n.status = 'sent'`);
  if (state === "moot") parts.push(sql`n.status = 'dead' and n.error = 'moot'`);
  if (state === "dead") parts.push(sql`n.status = 'dead' and n.error is distinct from 'moot'`);
  if (state === "undelivered") {
    // From the few that came back to their mails, not the other way round.
    parts.push(sql`n.message_id = any (array(select object_id from inbox
      where source = 'resend' order by received_at desc limit ${mostCounted}))`);
  }
  const fitting = parts.reduce((all, part) => sql`${all} and ${part}`);
  const [[counted], rows] = await Promise.all([
    sql<{ total: number }[]>`
      select count(*)::int as total from (
        select 1 from notice n where ${fitting} limit ${mostCounted + 1}) c`,
    sql<MailRow[]>`
      with slice as (
        select n.* from notice n where ${fitting}
        order by n.created_at desc, n.id limit ${limit} offset ${offset}
      )
      select n.id, n.kind, b.id as booking_id, b.reference, b.contact_email as to, n.language,
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
