/** What must always hold (DESIGN 3): each is a query that returns no rows; its first columns name what is wrong. */
export const invariants: { id: string; says: string; query: string }[] = [
  {
    id: "I1",
    says: "a pool's counters equal its allocations, and it is never oversold",
    query: `
      select p.id as pool_id, p.held, p.sold, p.capacity,
        coalesce(sum(a.quantity) filter (where a.status = 'held'), 0) as held_allocations,
        coalesce(sum(a.quantity) filter (where a.status = 'sold'), 0) as sold_allocations
      from pool p left join allocation a on a.pool_id = p.id and a.status <> 'released'
      where p.held <> 0 or p.sold <> 0 or a.pool_id is not null
      group by p.id
      having p.held <> coalesce(sum(a.quantity) filter (where a.status = 'held'), 0)
        or p.sold <> coalesce(sum(a.quantity) filter (where a.status = 'sold'), 0)
        or p.held + p.sold > p.capacity or p.held < 0 or p.sold < 0`,
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
        or (b.status not in ('CONFIRMED', 'AWAITING_OPERATOR') and bool_or(a.live))`,
  },
  {
    id: "I3",
    says: "every hold ends once; none is open a minute past its end unless its booking is being settled",
    query: `
      select h.id as hold_id, h.booking_id, h.status, h.expires_at
      from hold h join booking b on b.id = h.booking_id join payment p on p.booking_id = b.id
      where (h.status = 'open' and not h.pinned and h.expires_at < now() - interval '1 minute'
          and p.status not in ('PROCESSING', 'AUTHORISED')
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
    says: "CONFIRMED means the money was captured and the places are owned on every live leg",
    query: `
      select b.id as booking_id, b.total_minor, p.captured_minor
      from booking b join payment p on p.booking_id = b.id
      where b.status = 'CONFIRMED' and (
        p.captured_minor < (select coalesce(sum(i.amount_minor), 0) from booking_item i
          where i.booking_id = b.id and i.cancelled_at is null)
        or exists (
          select 1 from booking_leg l where l.booking_id = b.id and l.cancelled_at is null
            and cardinality(l.passengers) > coalesce((
              select sum(a.quantity) from allocation a join pool o on o.id = a.pool_id
              where a.booking_id = b.id and a.leg_position = l.position and a.status = 'sold'
                and o.kind = 'passengers'), 0)))`,
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
    says: "captured − refunded − charged back = value of what is live + fees kept + what is still owed",
    query: `
      with books as (
        select t.booking_id,
          coalesce(sum(e.amount_minor) filter (where e.account = 'stripe_clearing'), 0) as cleared,
          coalesce(-sum(e.amount_minor) filter (where e.account in ('sales', 'fees_kept')), 0) as kept,
          coalesce(-sum(e.amount_minor) filter (where e.account = 'refunds_due'), 0) as owed,
          coalesce(sum(e.amount_minor) filter (where e.account = 'disputes'), 0) as disputed
        from ledger_transaction t join ledger_entry e on e.transaction_id = t.id group by t.booking_id
      )
      select p.booking_id, p.captured_minor, p.refunded_minor, k.cleared, k.kept, k.owed
      from payment p left join books k on k.booking_id = p.booking_id
      where p.captured_minor - p.refunded_minor - p.charged_back_minor <> coalesce(k.cleared, 0)
        or coalesce(k.cleared, 0) <> coalesce(k.kept, 0) + coalesce(k.owed, 0) - coalesce(k.disputed, 0)
        or p.refunded_minor > p.captured_minor`,
  },
  {
    id: "I6",
    says: "no captured payment for 15 minutes without a confirmed booking, a refund or a closed ledger",
    query: `
      select p.booking_id, b.status, p.captured_minor
      from payment p join booking b on b.id = p.booking_id
      where p.captured_minor > 0 and p.updated_at < now() - interval '15 minutes'
        and b.status not in ('CONFIRMED', 'AWAITING_OPERATOR')
        and not exists (select 1 from refund r where r.booking_id = b.id)
        and not exists (select 1 from ledger_transaction t where t.booking_id = b.id and t.kind = 'cancellation')`,
  },
  {
    id: "I7",
    says: "every state has its audit row, in an unbroken sequence per booking",
    query: `
      select b.id as booking_id, b.audit_sequence, count(a.sequence) as rows, max(a.sequence) as last
      from booking b left join audit a on a.booking_id = b.id
      group by b.id
      having count(a.sequence) <> b.audit_sequence or coalesce(max(a.sequence), 0) <> b.audit_sequence
        or b.status <> (array_agg(a.to_status order by a.sequence desc) filter (where a.subject = 'booking'))[1]
      union all
      select p.booking_id, 0, 0, 0 from payment p
      where p.status <> 'PENDING' and p.status <> coalesce((
        select a.to_status from audit a where a.booking_id = p.booking_id and a.subject = 'payment'
        order by a.sequence desc limit 1), '')`,
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
      where scope = 'booking' group by booking_id having count(*) > 1`,
  },
  {
    id: "I9",
    says: "no outbox, inbox or notice row is five minutes overdue unless it is a dead letter with an alert",
    query: `
      select 'outbox' as what, o.id::text, o.due_at as since from outbox o
      where o.sent_at is null and o.due_at < now() - interval '5 minutes'
      union all
      select 'inbox', i.id, i.received_at from inbox i
      where i.processed_at is null and i.received_at < now() - interval '5 minutes'
        and not exists (select 1 from outbox o join job_run r on r.event_id = o.id
          where o.event = 'stripe/event.received' and o.data ->> 'inbox_id' = i.id)
      union all
      select 'notice', n.id::text, n.due_at from notice n
      where n.status = 'due' and n.due_at < now() - interval '20 minutes'
        and not exists (select 1 from alert a where a.closed_at is null and a.subject = n.id::text)`,
  },
];
