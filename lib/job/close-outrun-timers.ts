import type { Executor } from "#db/client";

/** Marks the runs of hold timers completed whose booking ended first: Inngest cancels them without a word. Returns how many. */
export async function closeOutrunTimers(executor: Executor): Promise<number> {
  const rows = await executor`
    update job_run r set status = 'completed', ended_at = now(), updated_at = now()
    from outbox o join booking b on b.id = o.booking_id
    where r.status = 'running' and r.function_id = 'bookings-end-hold' and o.id = r.event_id
      and b.status <> 'PENDING' returning 1`;
  return rows.length;
}
