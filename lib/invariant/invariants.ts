import { startedEvents } from "./started-events";

export type Invariant = { id: string; says: string; query: string };

const started = startedEvents.map((event) => `'${event}'`).join(", ");

/** What must always hold (DESIGN 3): each is a query that returns no rows; its first columns name what is wrong. */
export const invariants: Invariant[] = [
  {
    id: "I1",
    says: "a pool's counters equal its allocations, it is never oversold, and one that has more than its vessel is a case",
    query: `
      select p.id as pool_id, p.held, p.sold, p.capacity,
        coalesce(sum(a.quantity) filter (where a.status = 'held'), 0) as held_allocations,
        coalesce(sum(a.quantity) filter (where a.status = 'sold'), 0) as sold_allocations
      from pool p left join allocation a on a.pool_id = p.id and a.status <> 'released'
      where p.held <> 0 or p.sold <> 0 or a.pool_id is not null
      group by p.id
      having p.held <> coalesce(sum(a.quantity) filter (where a.status = 'held'), 0)
        or p.sold <> coalesce(sum(a.quantity) filter (where a.status = 'sold'), 0)
        or p.held + p.sold > p.capacity or p.held < 0 or p.sold < 0
      union all
      select p.id, p.held, p.sold, p.capacity, p.wanted_capacity, null
      from pool p
      where p.wanted_capacity is not null and (p.capacity <> greatest(p.wanted_capacity, p.held + p.sold)
        or not exists (select 1 from alert a
          where a.kind = 'capacity_deficit' and a.subject = p.id::text and a.closed_at is null))`,
  },
  {
    id: "I2",
    says: "a booking is live on all its legs that are not themselves cancelled, or on none",
    query: `
      select b.id as booking_id, b.status, count(*) filter (where a.live) as live, count(*) as legs
      from booking b
      join booking_leg l on l.booking_id = b.id and l.cancelled_at is null
      cross join lateral (
        select exists (select 1 from allocation x
          where x.booking_id = b.id and x.leg_position = l.position and x.status = 'sold') as live
      ) a
      group by b.id
      having (b.status in ('CONFIRMED', 'AWAITING_OPERATOR') and not bool_and(a.live))
        or (b.status not in ('CONFIRMED', 'AWAITING_OPERATOR') and bool_or(a.live))
      union all
      -- A cancelled leg owns nothing, and who is on no live leg is cancelled, nobody else.
      select l.booking_id, 'cancelled leg ' || l.position, count(*), 0
      from booking_leg l
      join allocation a on a.booking_id = l.booking_id and a.leg_position = l.position and a.status = 'sold'
      where l.cancelled_at is not null group by l.booking_id, l.position
      union all
      select x.booking_id, x.what, count(l.position), 0
      from (
        select booking_id, position, cancelled_at, 'passenger ' || position as what from booking_passenger
        union all
        select booking_id, position, cancelled_at, 'vehicle ' || position from booking_vehicle
      ) x
      join booking b on b.id = x.booking_id and b.status = 'CONFIRMED'
      left join booking_leg l on l.booking_id = x.booking_id and l.cancelled_at is null
        and x.position = any (case when x.what like 'vehicle%' then l.vehicles else l.passengers end)
      where exists (select 1 from partial_cancellation c where c.booking_id = b.id)
      group by x.booking_id, x.what, x.position, x.cancelled_at
      having (count(l.position) = 0) <> (x.cancelled_at is not null)`,
  },
  {
    id: "I3",
    says: "every hold ends once; none is open two minutes past its end unless its booking is being settled",
    query: `
      select h.id as hold_id, h.booking_id, h.status, h.expires_at
      from hold h join booking b on b.id = h.booking_id join payment p on p.booking_id = b.id
      where (h.status = 'open' and not h.pinned and p.status not in ('PROCESSING', 'AUTHORISED')
          and h.expires_at < now() - interval '2 minutes')
        or (h.status <> 'open' and exists (
          select 1 from allocation a where a.hold_id = h.id and a.status = 'held'))
        or (h.status = 'open' and b.status <> 'PENDING')
      union all
      select min(h.id::text)::uuid, h.booking_id, 'consumed twice', max(h.expires_at)
      from hold h where h.status = 'consumed' group by h.booking_id having count(*) > 1`,
  },
  {
    id: "I4",
    says: "CONFIRMED means the money was captured, and of who and what is on each live leg exactly the places are owned",
    query: `
      select b.id as booking_id, b.total_minor, p.captured_minor
      from booking b join payment p on p.booking_id = b.id
      where b.status = 'CONFIRMED' and (
        p.captured_minor < (select coalesce(sum(i.amount_minor), 0) from booking_item i
          where i.booking_id = b.id and i.cancelled_at is null)
        or exists (
          select 1 from booking_leg l
          cross join lateral (
            select coalesce(sum(a.quantity) filter (where o.kind = 'passengers'), 0) as places,
              coalesce(sum(a.quantity) filter (where o.kind like 'lane%'), 0) as lane_cm
            from allocation a join pool o on o.id = a.pool_id
            where a.booking_id = b.id and a.leg_position = l.position and a.status = 'sold'
          ) owned
          cross join lateral (
            select coalesce(sum(v.length_cm), 0) as cm from booking_vehicle v
            where v.booking_id = b.id and v.position = any (l.vehicles) and v.kind <> 'bicycle'
          ) parked
          where l.booking_id = b.id and l.cancelled_at is null and (
            owned.places <> cardinality(l.passengers)
            or owned.lane_cm < parked.cm or (parked.cm = 0 and owned.lane_cm > 0)
            or exists (
              -- Cabins and pets by the lines they were sold as.
              select 1 from booking_item i
              where i.booking_id = b.id and i.leg_position = l.position and (i.kind = 'pet' or i.kind like 'cabin:%')
              group by i.kind
              having coalesce(sum(i.quantity) filter (where i.cancelled_at is null), 0) <> coalesce((
                select sum(a.quantity) from allocation a join pool o on o.id = a.pool_id
                where a.booking_id = b.id and a.leg_position = l.position and a.status = 'sold'
                  and o.kind = case i.kind when 'pet' then 'kennels' else i.kind end), 0)))))`,
  },
  {
    id: "I5a",
    says: "ledger transactions sum to zero per currency",
    query: `
      select transaction_id, currency, sum(amount_minor) as difference
      from ledger_entry group by transaction_id, currency having sum(amount_minor) <> 0`,
  },
  {
    id: "I5b",
    says: "captured − refunded − charged back = value of what is live + fees kept + what is still owed, less what banks took of it",
    query: `
      with books as (
        select t.booking_id,
          coalesce(sum(e.amount_minor) filter (where e.account = 'stripe_clearing'), 0) as cleared,
          coalesce(-sum(e.amount_minor) filter (where e.account in ('sales', 'fees_kept', 'goodwill')), 0) as kept,
          coalesce(-sum(e.amount_minor) filter (where e.account = 'refunds_due'), 0) as owed,
          coalesce(sum(e.amount_minor) filter (where e.account = 'disputes'), 0) as disputed,
          -- Paid by transfer: still with Stripe, and owed to nobody.
          coalesce(-sum(e.amount_minor) filter (where e.account = 'bank'), 0) as paid_out
        from ledger_transaction t join ledger_entry e on e.transaction_id = t.id group by t.booking_id
      )
      select p.booking_id, p.captured_minor, p.refunded_minor, k.cleared, k.kept, k.owed
      from payment p left join books k on k.booking_id = p.booking_id
      where p.captured_minor - p.refunded_minor - p.charged_back_minor <> coalesce(k.cleared, 0)
        or coalesce(k.cleared, 0) <> coalesce(k.kept, 0) + coalesce(k.owed, 0) + coalesce(k.paid_out, 0) - coalesce(k.disputed, 0)
        or p.refunded_minor > p.captured_minor`,
  },
  {
    id: "I5c",
    says: "sales of a confirmed booking are its live items; of any other there are none",
    query: `
      select b.id as booking_id, b.status, coalesce(k.sales, 0) as sales, coalesce(i.live, 0) as live_items
      from booking b
      left join (
        select t.booking_id, -sum(e.amount_minor) as sales
        from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
        where e.account = 'sales' group by t.booking_id
      ) k on k.booking_id = b.id
      left join (
        select booking_id, sum(amount_minor) as live
        from booking_item where cancelled_at is null group by booking_id
      ) i on i.booking_id = b.id
      where coalesce(k.sales, 0) <> case when b.status = 'CONFIRMED' then coalesce(i.live, 0) else 0 end`,
  },
  {
    id: "I5d",
    says: "what a payment was charged back is what its disputes withdrew, in the ledger too, and a won one gives it back",
    query: `
      select p.booking_id, p.charged_back_minor, coalesce(d.withdrawn, 0) as withdrawn, coalesce(k.taken, 0) as taken
      from payment p
      left join (
        select payment_id, sum(withdrawn_minor) as withdrawn from dispute group by payment_id
      ) d on d.payment_id = p.id
      left join (
        select t.booking_id, sum(e.amount_minor) as taken
        from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
        where e.account = 'disputes' and t.kind in ('dispute', 'dispute_reinstated') group by t.booking_id
      ) k on k.booking_id = p.booking_id
      where p.charged_back_minor <> coalesce(d.withdrawn, 0) or coalesce(k.taken, 0) <> coalesce(d.withdrawn, 0)
      union all
      -- Stripe says that it is won before the money is back: days at most.
      select p.booking_id, p.charged_back_minor, d.withdrawn_minor, 0
      from dispute d join payment p on p.id = d.payment_id
      where d.status = 'won' and d.withdrawn_minor > 0 and d.closed_at < now() - interval '7 days'
      union all
      -- What the bank gave back is not owed, and nothing else writes a refund off.
      select r.booking_id, 0, coalesce(d.withdrawn_minor, 0), r.amount_minor
      from refund r left join dispute d on d.id = r.written_off_by
      where r.written_off_by is not null
        and (d.status is distinct from 'lost' or d.intent_id <> r.intent_id or r.status not in ('failed', 'canceled'))`,
  },
  {
    id: "I5e",
    says: "what was cancelled in part was refunded or kept, line by line, and what is left is the booking's total",
    query: `
      select c.booking_id, c.refund_minor + c.fee_minor as settled, coalesce(sum(i.amount_minor), 0) as lines
      from partial_cancellation c left join booking_item i on i.cancellation_id = c.id
      group by c.id having c.refund_minor + c.fee_minor <> coalesce(sum(i.amount_minor), 0)
      union all
      select b.id, b.total_minor, coalesce(sum(i.amount_minor) filter (where i.cancelled_at is null), 0)
      from booking b join booking_item i on i.booking_id = b.id
      where exists (select 1 from partial_cancellation c where c.booking_id = b.id)
      group by b.id
      having b.total_minor <> coalesce(sum(i.amount_minor) filter (where i.cancelled_at is null), 0)
      union all
      -- All lines together stay what was sold.
      select b.id, p.amount_minor, sum(i.amount_minor)
      from booking b join payment p on p.booking_id = b.id join booking_item i on i.booking_id = b.id
      where exists (select 1 from partial_cancellation c where c.booking_id = b.id)
      group by b.id, p.id having p.amount_minor <> sum(i.amount_minor)
      union all
      select b.id, sum(c.fee_minor), coalesce(k.kept, 0)
      from booking b join partial_cancellation c on c.booking_id = b.id
      left join lateral (
        select -sum(e.amount_minor) as kept from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
        where t.booking_id = b.id and e.account = 'fees_kept'
      ) k on true
      where b.status = 'CONFIRMED'
      group by b.id, k.kept having sum(c.fee_minor) <> coalesce(k.kept, 0)`,
  },
  {
    id: "I6",
    says: "no captured payment for 15 minutes without a confirmed booking, a refund or a closed ledger",
    query: `
      select p.booking_id, b.status, p.captured_minor
      from payment p join booking b on b.id = p.booking_id
      where p.captured_minor > 0 and p.updated_at < now() - interval '15 minutes'
        and b.status <> 'CONFIRMED'
        and not exists (select 1 from refund r where r.booking_id = b.id)
        and not exists (select 1 from ledger_transaction t where t.booking_id = b.id and t.kind = 'cancellation')`,
  },
  {
    id: "I7",
    says: "every state has its audit row, in an unbroken sequence per booking",
    query: `
      select b.id as booking_id, 'sequence' as subject, b.audit_sequence::text as is,
        count(a.sequence) || ' rows to ' || coalesce(max(a.sequence), 0) as written
      from booking b left join audit a on a.booking_id = b.id
      group by b.id
      having count(a.sequence) <> b.audit_sequence or coalesce(max(a.sequence), 0) <> b.audit_sequence
      union all
      -- Each row goes on from where the one before it ended; the first from the state the thing was born in.
      select c.booking_id, c.subject, c.from_status, c.before
      from (
        select booking_id, subject, from_status, coalesce(
          lag(to_status) over (partition by booking_id, subject order by sequence),
          case when subject = 'payment' then 'PENDING' when subject = 'hold' then 'open'
            when subject like 'leg:%' then 'NOT_SENT' end) as before
        from audit
      ) c
      where c.from_status is distinct from c.before
        -- Late money takes the places again: with a hold that is new.
        and not (c.subject = 'hold' and c.from_status is null and c.before in ('expired', 'released'))
        -- Who came aboard stands in check_in; here is only what was taken back of it.
        and c.subject not like 'boarding:%'
      union all
      select s.booking_id, s.subject, s.status, w.to_status
      from (
        select id as booking_id, 'booking' as subject, status, null as born from booking
        union all
        select booking_id, 'payment', status, 'PENDING' from payment
        union all
        (select distinct on (booking_id) booking_id, 'hold', status, 'open' from hold
          order by booking_id, created_at desc, id desc)
        union all
        select booking_id, 'leg:' || position, operator_status, 'NOT_SENT' from booking_leg
        union all
        select booking_id, 'refund:' || id, status, null from refund
        union all
        select booking_id, 'cancellation:' || id, 'made', null from partial_cancellation
        union all
        select p.booking_id, 'dispute:' || d.id, d.status, null from dispute d join payment p on p.id = d.payment_id
      ) s
      left join lateral (
        select a.to_status from audit a where a.booking_id = s.booking_id and a.subject = s.subject
        order by a.sequence desc limit 1
      ) w on true
      where s.status is distinct from coalesce(w.to_status, s.born)`,
  },
  {
    id: "I8",
    says: "one booking per key; one confirmation notice per confirmed booking",
    query: `
      select b.id as booking_id, count(n.id) as confirmations
      from booking b left join notice n on n.booking_id = b.id and n.kind = 'confirmation' and n.copy_of is null
      where b.status = 'CONFIRMED' group by b.id having count(n.id) <> 1
      union all
      select booking_id, count(*) from idempotency_key
      where scope = 'booking' group by booking_id having count(*) > 1
      union all
      select (array_agg(booking_id))[1], count(*) from idempotency_key
      where scope = 'booking' group by key having count(*) > 1`,
  },
  {
    id: "I9",
    says: "no outbox, inbox or notice row is five minutes overdue unless it is a dead letter with an alert",
    query: `
      select 'outbox' as what, o.id::text, o.due_at as since from outbox o
      where o.sent_at is null and (o.due_at < now() - interval '5 minutes'
          -- One that each process dies of is always leased, and never overdue.
          or o.attempts >= 10 and o.created_at < now() - interval '5 minutes')
        and not exists (select 1 from alert a where a.closed_at is null and a.subject = o.id::text)
      union all
      select 'never begun', o.id::text, o.sent_at from outbox o
      where o.sent_at < now() - interval '5 minutes' and o.event in (${started})
        and case o.event
          when 'booking/held' then exists (
            select 1 from booking b where b.id = o.booking_id and b.status = 'PENDING')
          when 'notice/due' then exists (
            select 1 from notice n where n.id = (o.data ->> 'notice_id')::uuid and n.status = 'due')
          when 'stripe/event.received' then exists (
            select 1 from inbox i where i.id = o.data ->> 'inbox_id' and i.processed_at is null)
          when 'refund/requested' then exists (
            select 1 from refund r where r.id = (o.data ->> 'refund_id')::uuid and r.status = 'requested')
          when 'booking/settled' then exists (
            select 1 from booking_leg l join sailing s on s.id = l.sailing_id
              join operator_link k on k.operator_code = s.operator_code
            where l.booking_id = o.booking_id and l.operator_status = 'NOT_SENT')
          when 'booking/authorised' then exists (
            select 1 from booking b where b.id = o.booking_id and b.status = 'AWAITING_OPERATOR')
          when 'operator/amend' then exists (
            select 1 from booking_leg l where l.booking_id = o.booking_id and l.amend_due is not null)
          when 'operator/cancel' then exists (
            select 1 from booking_leg l where l.booking_id = o.booking_id and l.operator_status = 'CANCEL_REQUESTED')
          else true end
        and not exists (select 1 from job_run r where r.event_id = o.id)
        -- The same once more, as the sweep of the notices writes it, is as good.
        and not exists (select 1 from outbox s join job_run r on r.event_id = s.id
          where s.event = o.event and s.data = o.data)
        and not exists (select 1 from alert a where a.closed_at is null and a.subject = o.id::text)
      union all
      select 'inbox', i.id, i.received_at from inbox i
      where i.processed_at is null and i.received_at < now() - interval '5 minutes'
        and not exists (select 1 from alert a where a.closed_at is null and a.subject = i.id)
        and not exists (select 1 from outbox o join job_run r on r.event_id = o.id
          where o.event = 'stripe/event.received' and o.data ->> 'inbox_id' = i.id and (
            -- It will be tried again: the longest wait of its group is 16 minutes and a tenth.
            r.status = 'running' and r.updated_at > now() - interval '20 minutes'
            or r.status = 'failed' and exists (select 1 from alert a
              where a.closed_at is null and a.subject in (o.id::text, r.run_id))))
      union all
      select 'notice', n.id::text, n.due_at from notice n
      where n.status = 'due' and n.due_at < now() - interval '5 minutes'
        and not exists (select 1 from alert a where a.closed_at is null and a.subject = n.id::text)`,
  },
  {
    id: "I10",
    says: "no booking is PENDING for more than three minutes without an open hold, unless its money is on its way",
    query: `
      select b.id as booking_id, p.status as payment, p.intent_id, h.ended_at
      from booking b join payment p on p.booking_id = b.id
      left join lateral (select max(ended_at) as ended_at from hold where booking_id = b.id) h on true
      where b.status = 'PENDING' and coalesce(h.ended_at, b.created_at) < now() - interval '3 minutes'
        and not exists (select 1 from hold o where o.booking_id = b.id and o.status = 'open')
        and not (p.status = 'PROCESSING' and p.updated_at > now() - interval '1 hour')`,
  },
  {
    id: "I11",
    says: "a hold is pinned only while its payment is under way, and for an hour at most",
    query: `
      select h.id as hold_id, h.booking_id, h.status, p.status as payment, p.updated_at as since
      from hold h join payment p on p.booking_id = h.booking_id
      where h.pinned and (h.status <> 'open' or p.status not in ('PROCESSING', 'AUTHORISED')
        or p.updated_at < now() - interval '1 hour')`,
  },
  {
    id: "I12",
    says: "no booking waits for its operator for more than 48 hours",
    query: `
      select b.id as booking_id, max(a.at) as since
      from booking b left join audit a
        on a.booking_id = b.id and a.subject = 'booking' and a.to_status = 'AWAITING_OPERATOR'
      where b.status = 'AWAITING_OPERATOR' group by b.id
      having coalesce(max(a.at), '-infinity') < now() - interval '48 hours'`,
  },
  {
    id: "I13",
    says: "no refund is under way for more than two days unless its payment is disputed, and all that is owed has one under way, or an open alert about the one that failed",
    query: `
      select 'slow' as what, r.booking_id, r.amount_minor as owed, 0 as under_way
      from refund r
      where r.status in ('requested', 'pending') and r.created_at < now() - interval '2 days'
        and not exists (select 1 from dispute d where d.intent_id = r.intent_id and (
          d.status = 'open' and not d.refundable or d.closed_at > now() - interval '2 days'))
      union all
      select 'uncovered', k.booking_id, k.owed, coalesce(u.under_way, 0)
      from (
        select t.booking_id, -sum(e.amount_minor) as owed
        from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
        where e.account = 'refunds_due' group by t.booking_id
      ) k
      left join (
        select booking_id, sum(amount_minor) as under_way
        from refund r
        where r.status in ('requested', 'pending') or r.status in ('failed', 'canceled') and r.replaced_by is null
          and r.paid_by_hand is null and exists (
          select 1 from alert a
          where a.kind = 'refund_failed' and a.subject = r.id::text and a.closed_at is null)
        group by booking_id
      ) u on u.booking_id = k.booking_id
      where k.owed <> coalesce(u.under_way, 0)`,
  },
];
