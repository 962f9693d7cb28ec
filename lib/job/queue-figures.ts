import type { Executor } from "#db/client";
import { type GroupName, groupNames, groupOfEvent } from "./groups";

/** How a group's work stands, for dashboards and alerts; ages in seconds, rates per minute. */
export type QueueFigures = {
  group: GroupName;
  /** Events whose run has not ended: waiting to be sent, to begin, or running. */
  length: number;
  running: number;
  oldest_seconds: number;
  completed_per_minute: number;
  failed_last_hour: number;
  /** Of the runs that completed in the last hour; null where none did. */
  average_seconds: number | null;
  /** Since any run of the group began or ended: each has a sweep every minute. */
  silent_seconds: number | null;
  dead_letters: number;
};

type Row = Omit<QueueFigures, "group" | "dead_letters"> & { group: string };

const events = Object.keys(groupOfEvent);
const groups = Object.values(groupOfEvent);

/** Reads the figures of every group. What ended more than an hour ago is not looked at. */
export async function queueFigures(executor: Executor): Promise<QueueFigures[]> {
  const [rows, dead] = await Promise.all([
    executor<Row[]>`
      with kinds as (select * from unnest(${events}::text[], ${groups}::text[]) k(event, "group")),
      waiting as (
        select k."group", count(*)::int as count, max(extract(epoch from now() - o.due_at)) as oldest
        from outbox o join kinds k on k.event = o.event
        where o.sent_at is null and o.due_at <= now() group by 1
      ), unbegun as (
        select k."group", count(*)::int as count, max(extract(epoch from now() - o.sent_at)) as oldest
        from outbox o join kinds k on k.event = o.event
        where o.sent_at > now() - interval '10 minutes'
          and not exists (select 1 from job_run r where r.event_id = o.id)
          -- A timer that its booking outran begins nothing, nor does a mail with nothing to say any more.
          and not (o.event = 'notice/due' and exists (
            select 1 from notice n where n.id = (o.data ->> 'notice_id')::uuid and n.status <> 'due'))
          and not (o.event = 'booking/held' and exists (
            select 1 from booking b where b.id = o.booking_id and b.status <> 'PENDING'))
        group by 1
      ), live as (
        select r."group", count(*) filter (where r.status = 'running' and r.event_id is not null)::int as running,
          max(extract(epoch from now() - r.started_at)) filter (where r.status = 'running' and r.event_id is not null) as oldest
        from job_run r where r.status <> 'completed' and r.updated_at > now() - interval '1 hour' group by 1
      )
      select g."group",
        (coalesce(w.count, 0) + coalesce(u.count, 0) + coalesce(l.running, 0))::int as length,
        coalesce(l.running, 0)::int as running,
        greatest(coalesce(w.oldest, 0), coalesce(u.oldest, 0), coalesce(l.oldest, 0))::float8 as oldest_seconds,
        coalesce(h.rate, 0)::float8 as completed_per_minute, coalesce(h.failed, 0)::int as failed_last_hour,
        h.average::float8 as average_seconds, h.silent::float8 as silent_seconds
      from unnest(${[...groupNames]}::text[]) g("group")
      left join waiting w using ("group") left join unbegun u using ("group")
      left join live l using ("group")
      -- A group at a time: that is how the runs' index is laid.
      cross join lateral (
        select count(*) filter (where r.status = 'completed' and r.ended_at > now() - interval '5 minutes') / 5.0 as rate,
          count(*) filter (where r.status = 'failed')::int as failed,
          avg(extract(epoch from r.ended_at - r.started_at)) filter (where r.status = 'completed') as average,
          min(extract(epoch from now() - r.updated_at)) as silent
        from job_run r where r."group" = g."group" and r.started_at > now() - interval '1 hour'
      ) h`,
    executor<{ group: string; count: number }[]>`
      select "group", count(*)::int as count from dead_letter group by "group"`,
  ]);
  const deadBy = new Map(dead.map((row) => [row.group, row.count]));
  return rows.map((row) => ({
    ...row,
    group: row.group as GroupName,
    dead_letters: deadBy.get(row.group) ?? 0,
  }));
}
