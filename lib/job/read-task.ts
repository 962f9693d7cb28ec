import type { Executor } from "#db/client";
import { isUuid } from "#lib/identity/uuid";

export type TaskView = {
  id: string;
  kind: string;
  status: "queued" | "running" | "completed" | "failed";
  attempts: number;
  result: string | null;
  booking_id: string | null;
};

/**
 * Reads a task, which is an outbox row with the runs it caused; null if there is none. It is failed when
 * a run of it failed and none completed since. A timer that its booking outran is completed, and so is a
 * mail that was sent or has nothing to say any more.
 */
export async function readTask(executor: Executor, id: string): Promise<TaskView | null> {
  if (!isUuid(id)) return null;
  const [row] = await executor<TaskView[]>`
    select o.id, o.event as kind, o.booking_id,
      case
        when o.event = 'booking/held' and bool_or(b.status <> 'PENDING') then 'completed'
        when bool_or(r.status = 'completed') and not coalesce(bool_or(r.status = 'running'), false) then 'completed'
        when bool_or(r.status = 'running') then 'running'
        when bool_or(r.status = 'failed') then 'failed'
        when o.event = 'notice/due' and bool_or(n.status <> 'due') then 'completed'
        else 'queued'
      end as status,
      coalesce(max(r.attempts), 0) as attempts,
      max(r.error) filter (where r.status = 'failed') as result
    from outbox o left join job_run r on r.event_id = o.id left join booking b on b.id = o.booking_id
    left join notice n on o.event = 'notice/due' and n.id = (o.data ->> 'notice_id')::uuid
    where o.id = ${id} group by o.id`;
  return row ?? null;
}
