import type { Executor } from "#db/client";
import { isUuid } from "#lib/identity/uuid";

/** How far what was driven anew together has come. */
export type RedriveProgress = { total: number; done: number; failed: number; waiting: number };

/** What staff drove anew under a batch, within a day; null if there is none. */
export async function readRedrive(sql: Executor, batch: string): Promise<RedriveProgress | null> {
  if (!isUuid(batch)) return null;
  const [row] = await sql<RedriveProgress[]>`
    with driven as (
      select subject::uuid as id, detail ->> 'what' as what from staff_action
      where at > now() - interval '1 day' and action = 'redrive' and detail ->> 'batch' = ${batch} limit 1000
    ), states as (
      select case d.what
        when 'notice' then (
          select case when n.status = 'sent' or n.error in ('moot', 'purged') then 'done'
            when n.status = 'dead' then 'failed' else 'waiting' end
          from notice n where n.id = d.id)
        else coalesce((
          select case when r.status = 'completed' then 'done' when r.status = 'failed' then 'failed' else 'waiting' end
          from outbox o join job_run r on r.event_id = o.id
          where (d.what = 'unsent' and o.id = d.id) or (d.what = 'run' and o.redrive_of = d.id)
          order by r.started_at desc limit 1), 'waiting')
        end as state
      from driven d
    )
    select count(*)::int as total, count(*) filter (where state = 'done')::int as done,
      count(*) filter (where state = 'failed')::int as failed,
      count(*) filter (where coalesce(state, 'waiting') = 'waiting')::int as waiting
    from states`;
  return row && row.total > 0 ? row : null;
}
