import type { Executor } from "#db/client";

/**
 * Closes the alerts about operators that were silent and owe nothing any more, whoever got their answer:
 * the run that asked them, the sweep, staff, or the booking's end. Returns how many.
 */
export async function closeSilences(executor: Executor): Promise<number> {
  const rows = await executor`
    update alert a set closed_at = clock_timestamp()
    where a.kind = 'operator_silent' and a.closed_at is null
      and not exists (select 1 from booking b
        where b.id = a.subject::uuid and b.status = 'AWAITING_OPERATOR')
      and not exists (select 1 from booking_leg l
        where l.booking_id = a.subject::uuid
          and (l.operator_status in ('REQUESTED', 'CANCEL_REQUESTED') or l.amend_due is not null))
    returning 1`;
  return rows.length;
}
