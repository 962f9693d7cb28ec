import type { Executor } from "#db/client";

export type OperatorWork = {
  bookingId: string;
  /** confirm: an operator has not answered. cancel, amend: it was not asked yet, or did not answer. expire: its time is over. */
  kind: "confirm" | "cancel" | "amend" | "expire";
};

/**
 * Bookings whose operators still owe an answer, or whose money was not taken yet though all of them said
 * yes: what the minute's sweep sees to after the retries of its own run have ended. Those longest without
 * a try come first, so that one dead operator's keep nobody else's waiting. `expire`, before all, are those
 * that waited for an operator until an hour before their card's authorisation ends, two days, or an hour
 * before they sail.
 */
export async function findOperatorWork(
  executor: Executor,
  { limit, quietSeconds }: { limit: number; quietSeconds: number },
): Promise<OperatorWork[]> {
  const rows = await executor<{ booking_id: string; kind: OperatorWork["kind"] }[]>`
    with waiting as (
      select l.booking_id, 'confirm' as kind, min(l.operator_asked_at) as since
      from booking_leg l where l.operator_status = 'REQUESTED' group by 1
      union all
      -- Since it was given up: it may have been confirmed half a year before.
      select l.booking_id, 'cancel', min((
        select max(a.at) from audit a where a.booking_id = l.booking_id
          and a.subject = 'leg:' || l.position and a.to_status = 'CANCEL_REQUESTED'))
      from booking_leg l where l.operator_status = 'CANCEL_REQUESTED' group by 1
      union all
      select l.booking_id, 'amend', min(l.amend_due) from booking_leg l
      where l.amend_due is not null group by 1
      union all
      -- All have said yes, and capturing failed then.
      select b.id, 'confirm', p.updated_at from booking b join payment p on p.booking_id = b.id
      where b.status = 'AWAITING_OPERATOR' and not exists (
        select 1 from booking_leg l join sailing s on s.id = l.sailing_id
          join operator o on o.code = s.operator_code
        where l.booking_id = b.id and l.cancelled_at is null and l.operator_status <> 'CONFIRMED'
          and (o.booking_mode = 'on_request' or l.operator_status <> 'NOT_SENT'))
    ), late as (
      select b.id as booking_id, 'expire' as kind from booking b join payment p on p.booking_id = b.id
      where b.status = 'AWAITING_OPERATOR' and clock_timestamp() >= least(
        coalesce(p.capture_before, 'infinity') - interval '1 hour',
        p.updated_at + interval '47 hours',
        (select min(s.departs_at) from booking_leg l join sailing s on s.id = l.sailing_id
          where l.booking_id = b.id) - interval '1 hour')
    ), tried as (
      select w.*, coalesce((
        -- Its own run may be at it for the first time.
        select max(c.at) from operator_call c where c.booking_id = w.booking_id), w.since) as tried
      from waiting w
    )
    select booking_id, kind from (
      select booking_id, kind, tried from tried
      -- Who takes hours is asked after less and less: each time after a tenth of the time it has had, an hour at most.
      where tried < clock_timestamp() - greatest(make_interval(secs => ${quietSeconds}),
        least((clock_timestamp() - since) / 10, interval '1 hour'))
      union all
      select booking_id, kind, '-infinity' from late
    ) due
    order by tried, booking_id limit ${limit}`;
  return rows.map(({ booking_id, kind }) => ({ bookingId: booking_id, kind }));
}
