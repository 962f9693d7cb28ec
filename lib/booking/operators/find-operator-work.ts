import type { Executor } from "#db/client";

export type OperatorWork = {
  bookingId: string;
  /** confirm: an operator has not answered. cancel, amend: it was not asked yet, or did not answer. expire: its time is over. */
  kind: "confirm" | "cancel" | "amend" | "expire";
};

/**
 * Bookings whose operators still owe an answer, those longest without a try first: what the minute's
 * sweep asks again after the retries of its own run have ended. `expire` are those that waited for an
 * operator until an hour before their card's authorisation ends, two days, or an hour before they sail.
 */
export async function findOperatorWork(
  executor: Executor,
  { limit, quietSeconds }: { limit: number; quietSeconds: number },
): Promise<OperatorWork[]> {
  const rows = await executor<{ booking_id: string; kind: OperatorWork["kind"] }[]>`
    with waiting as (
      select l.booking_id,
        case when l.operator_status = 'CANCEL_REQUESTED' then 'cancel' else 'confirm' end as kind,
        min(l.operator_asked_at) as asked_at
      from booking_leg l
      where l.operator_status in ('REQUESTED', 'CANCEL_REQUESTED')
      group by 1, 2
      union all
      select l.booking_id, 'amend', min(l.amend_due) from booking_leg l
      where l.amend_due is not null group by 1
    ), late as (
      select b.id as booking_id, 'expire' as kind from booking b join payment p on p.booking_id = b.id
      where b.status = 'AWAITING_OPERATOR' and clock_timestamp() >= least(
        coalesce(p.capture_before, 'infinity') - interval '1 hour',
        p.updated_at + interval '47 hours',
        (select min(s.departs_at) from booking_leg l join sailing s on s.id = l.sailing_id
          where l.booking_id = b.id) - interval '1 hour')
    )
    select booking_id, kind from (
      select w.booking_id, w.kind, w.asked_at, (
        select max(c.at) from operator_call c where c.booking_id = w.booking_id) as tried
      from waiting w
    ) t
    -- Who takes hours is asked after less and less: each time after a tenth of the time it has had.
    where tried is null or tried < clock_timestamp() - greatest(
      make_interval(secs => ${quietSeconds}), (clock_timestamp() - asked_at) / 10)
    union all
    select booking_id, kind from late
    order by 2 desc limit ${limit}`;
  return rows.map(({ booking_id, kind }) => ({ bookingId: booking_id, kind }));
}
