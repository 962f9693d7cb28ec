import type { Executor } from "#db/client";

/** How mails of bookings did in the last 24 hours. */
export type MailFigures = {
  sent: number;
  /** Of those that were due and ended, in per cent; null where none did. */
  success_percent: number | null;
  /** From due to taken by Resend, on average. */
  average_seconds: number | null;
  waiting: number;
  late: number;
  dead: number;
  undelivered: number;
  /** Addresses that no mail goes to any more. */
  suppressed: number;
};

const most = 200_000;

/** Reads them from what is due, what was sent and what came back; nothing older is looked at. */
export async function readMailFigures(sql: Executor): Promise<MailFigures> {
  const [row] = await sql<MailFigures[]>`
    with sent as (
      select count(*)::int as count, avg(extract(epoch from sent_at - due_at))::float8 as seconds
      from (select sent_at, due_at from notice
        where status = 'sent' and sent_at > now() - interval '24 hours' limit ${most}) s
    ), due as (
      select count(*) filter (where attempts = 0)::int as waiting, count(*) filter (where attempts > 0)::int as late
      from (select attempts from notice where status = 'due' and due_at < now() + interval '72 hours' limit ${most}) d
    ), dead as (
      select count(*)::int as count from (select 1 from notice
        where status = 'dead' and error is distinct from 'moot' and due_at > now() - interval '24 hours' limit ${most}) d
    ), back as (
      select count(*)::int as count from (select 1 from inbox
        where source = 'resend' and received_at > now() - interval '24 hours' limit ${most}) i
    )
    select sent.count as sent, round(sent.seconds::numeric, 1)::float8 as average_seconds, due.waiting, due.late,
      dead.count as dead, back.count as undelivered,
      (select count(*)::int from mail_suppression) as suppressed,
      case when sent.count + dead.count = 0 then null
        else round(100.0 * (sent.count - least(sent.count, back.count)) / (sent.count + dead.count), 1)::float8
      end as success_percent
    from sent, due, dead, back`;
  return row as MailFigures;
}
