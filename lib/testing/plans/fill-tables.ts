import type { Sql } from "#db/client";

/**
 * Fills a test world as a few years of business would: routes and sailings with their pools, and on them
 * bookings that are long settled, with all that follows a booking. By SQL and past the triggers, in
 * seconds; then the statistics are taken, so that the planner knows what it chooses between.
 */
export async function fillTables(
  sql: Sql,
  { sailings, bookings }: { sailings: number; bookings: number },
): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`set local synchronous_commit = off`;
    await tx`set local statement_timeout = 0`;
    await tx`
      insert into port (code, slug, name, country, latitude, longitude, zone)
      select 'XA' || lpad(n::text, 3, '0'), 'port-' || n, 'Port ' || n, 'FR', 40, 10, 'Europe/Paris'
      from generate_series(1, 40) n`;
    await tx`
      insert into route (from_port, to_port, distance_nm, path)
      select a.code, b.code, 200, '[[10, 40], [11, 41]]' from port a join port b on a.code <> b.code
      where a.code like 'XA%' and b.code like 'XA%' and abs(substr(a.code, 3)::int - substr(b.code, 3)::int) <= 3`;
    await tx`
      create temp table filled_sailing on commit drop as
      with way as (
        select id, from_port, to_port, row_number() over (order by id) - 1 as turn, count(*) over () as many from route
      )
      select n, gen_random_uuid() as id, gen_random_uuid() as voyage_id, w.id as route_id, w.from_port, w.to_port,
        date_trunc('day', now()) - interval '60 days' + (n / w.many) * interval '1 day' + interval '8 hours' as departs_at
      from generate_series(0, ${sailings - 1}::int) n join way w on w.turn = n % w.many`;
    await tx`analyze filled_sailing`;
    await tx`
      create temp table filled on commit drop as
      select x.n, gen_random_uuid() as id, gen_random_uuid() as hold_id, gen_random_uuid() as payment_id,
        gen_random_uuid() as event_id, gen_random_uuid() as notice_id, gen_random_uuid() as ledger_id,
        gen_random_uuid() as refund_id, now() - interval '2 years' + x.n * (interval '720 days' / ${bookings}::int) as at,
        (select string_agg(substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 1 + ((x.n::bigint * 7919 + 12345) >> (5 * i) & 31)::int, 1), '')
          from generate_series(0, 9) i) as reference,
        s.id as sailing_id, (x.n % ${sailings}::int)::bigint * 2 + 1000001 as pool_id
      from generate_series(1, ${bookings}::int) x(n) join filled_sailing s on s.n = x.n % ${sailings}::int`;
    await tx`analyze filled`;
    const fills = [
      tx`insert into mail_suppression (address_hash, reason, at)
        select sha256(id::text::bytea), 'bounced', at from filled`,
      tx`insert into sailing_change (id, sailing_id, kind, old_departs_at, old_arrives_at, bookings, actor, at,
          resolved_at, resolved_by)
        select gen_random_uuid(), id, 'swapped', departs_at, departs_at + interval '9 hours', 1, 'system', departs_at,
          departs_at, 'staff' from filled_sailing`,
      tx`insert into sailing_audit (sailing_id, at, actor, subject, before, after)
        select id, departs_at, 'system', 'status', 'open', 'closed' from filled_sailing`,
      tx`insert into aftercare (sailing_id, booking_id, wish, status, outcome, actor, updated_at)
        select sailing_id, id, 'refund', 'done', 'refunded', 'staff', at from filled`,
      tx`insert into rebooking (move_id, booking_id, leg_position, former_position, from_sailing, to_sailing,
          was_cancelled, actor, reason, at)
        select hold_id, id, 0, 1, sailing_id, sailing_id, false, 'staff', 'filled', at from filled`,
      tx`insert into check_in_scan (id, sailing_id, booking_id, stage, passengers, means, device_id, device_name,
          actor_id, scanned_at, received_at, let_pass)
        select hold_id, sailing_id, id, 'boarded', '{0,1}', 'camera', id, 'Gangway', 'filled', at, at, false from filled`,
      tx`insert into check_in (sailing_id, booking_id, passenger, stage, scan_id, at)
        select sailing_id, id, p, 'boarded', hold_id, at from filled, generate_series(0, 1) p`,
      tx`insert into staff_action (actor_id, action, subject, at)
        select 'filled', 'manifest_open', 'sailing:' || sailing_id, at from filled`,
      tx`insert into look_consent (pseudonym, agreed_at) select id, now() - n % 150 * interval '1 day' from filled`,
      tx`insert into look (pseudonym, kind, route_id, sailing_id, at)
        select f.id, 'sailing.viewed', s.route_id, s.id, now() - f.n % 80 * interval '1 day'
        from filled f join filled_sailing s on s.id = f.sailing_id`,
      tx`insert into look_count (day, kind, route_id, sailing_id, count)
        select current_date - n % 80, 'sailing.viewed', route_id, id, 1 from filled_sailing`,
      tx`insert into look_pair (day, shown_on, sailing_id, count)
        select current_date - s.n % 80, s.id, o.id, 1 from filled_sailing s
        join filled_sailing o on o.n = (s.n + 1) % ${sailings}::int`,
      tx`insert into sailing_affinity (sailing_id, other_id, score)
        select s.id, o.id, 0.1 from filled_sailing s join filled_sailing o on o.n = (s.n + 1) % ${sailings}::int`,
      tx`insert into voyage (id, operator_code, vessel_id, service_date)
        select voyage_id, 'CTN', 1, departs_at::date from filled_sailing`,
      tx`insert into sailing (id, voyage_id, sequence, route_id, operator_code, vessel_id, from_port, to_port,
          departs_at, arrives_at, departure_date)
        select id, voyage_id, 1, route_id, 'CTN', 1, from_port, to_port, departs_at, departs_at + interval '9 hours',
          departs_at::date from filled_sailing`,
      tx`insert into pool (id, sailing_id, kind, capacity, sold) overriding system value
        select n::bigint * 2 + 1000001 + k, id, (array['passengers', 'lane_low_cm'])[k + 1], 100000, 0
        from filled_sailing, generate_series(0, 1) k`,
      tx`insert into booking (id, reference, status, currency, total_minor, contact_name, contact_email,
          contact_phone, language, created_at, confirmed_at, audit_sequence)
        select id, reference, 'CONFIRMED', 'EUR', 24000, 'Amel Ben Salah', 'filled' || n || '@example.com',
          '+33612345678', 'fr', at, at, 2 from filled`,
      tx`insert into booking_leg (booking_id, position, journey_index, sailing_id, fare_code, conditions,
          passengers, vehicles, operator_status)
        select id, 0, 0, sailing_id, 'standard',
          '{"cancellation": [], "changes_until_hours": null, "change_fee_minor": 0}', '{0,1}', '{}', 'CONFIRMED'
        from filled`,
      tx`insert into booking_passenger (booking_id, position, first_name, last_name, birth_date, gender, nationality)
        select id, p, 'Amel', 'Ben Salah', '1985-05-01', 'f', 'FR' from filled, generate_series(0, 1) p`,
      tx`insert into booking_vehicle (booking_id, position, kind, length_cm, height_cm, driver)
        select id, 0, 'car', 450, 150, 0 from filled`,
      tx`insert into booking_item (booking_id, position, leg_position, kind, quantity, amount_minor)
        select id, 0, 0, 'adult', 2, 24000 from filled`,
      tx`insert into partial_cancellation (id, booking_id, at, refund_minor, fee_minor, reason, legs)
        select gen_random_uuid(), id, at, 0, 0, '', '[]' from filled`,
      tx`insert into payment (id, booking_id, status, currency, amount_minor, captured_minor, intent_id,
          attempt, intent_closed_at, created_at, updated_at)
        select payment_id, id, 'COMPLETED', 'EUR', 24000, 24000, 'pi_filled_' || n, 1, at, at, at from filled`,
      tx`insert into payment_attempt (payment_id, intent_id, charge_id, outcome, at)
        select payment_id, 'pi_filled_' || n, 'ch_filled_' || n, 'succeeded', at from filled`,
      tx`insert into hold (id, booking_id, status, created_at, expires_at, latest_at, ended_at)
        select hold_id, id, 'consumed', at, at + interval '5 minutes', at + interval '20 minutes', at from filled`,
      tx`insert into allocation (hold_id, pool_id, leg_position, booking_id, quantity, status)
        select hold_id, pool_id, 0, id, 2, 'sold' from filled`,
      tx`update pool p set sold = s.quantity
        from (select pool_id, (2 * count(*))::int as quantity from filled group by 1) s where s.pool_id = p.id`,
      tx`insert into audit (booking_id, sequence, at, actor, subject, from_status, to_status)
        select id, s, at, 'traveller', 'booking', case s when 2 then 'PENDING' end,
          case s when 1 then 'PENDING' else 'CONFIRMED' end
        from filled, generate_series(1, 2) s`,
      tx`insert into idempotency_key (scope, key, request_hash, booking_id, created_at)
        select 'booking', 'filled-' || id, '\\x00', id, at from filled`,
      tx`insert into idempotent_answer (actor, key, request_hash, claim, claimed_until, answer, created_at)
        select 'booking:' || id, 'filled-' || n, '\\x00', id, at, '\\x00', now() - n % 29 * interval '1 day' from filled`,
      tx`insert into ledger_transaction (id, booking_id, kind, source, at)
        select ledger_id, id, 'capture', 'capture:pi_filled_' || n, at from filled`,
      tx`insert into ledger_entry (transaction_id, account, currency, amount_minor)
        select ledger_id, a.account, 'EUR', a.amount from filled,
          (values ('stripe_clearing', 24000), ('sales', -24000)) a(account, amount)`,
      tx`insert into refund (id, booking_id, payment_id, intent_id, currency, amount_minor, status, reason,
          stripe_refund_id, created_at, updated_at)
        select refund_id, id, payment_id, 'pi_filled_' || n, 'EUR', 100, 'succeeded', 'cancelled', 're_filled_' || n, at, at
        from filled`,
      tx`insert into dispute (id, payment_id, intent_id, status, amount_minor, currency, opened_at, closed_at)
        select 'du_filled_' || n, payment_id, 'pi_filled_' || n, 'lost', 24000, 'EUR', at, at from filled`,
      tx`insert into notice (id, booking_id, kind, language, status, created_at, due_at, sent_at, message_id)
        select notice_id, id, 'confirmation', 'fr', 'sent', at, at, at, 'filled-' || n from filled`,
      tx`insert into outbox (id, event, data, booking_id, created_at, due_at, sent_at)
        select event_id, 'booking/held', jsonb_build_object('booking_id', id), id, at, at, at from filled`,
      tx`insert into job_run (run_id, function_id, "group", event_id, status, started_at, updated_at, ended_at)
        select 'filled-' || n, 'bookings-end-hold', 'bookings', event_id, 'completed', at, at, at from filled`,
      tx`insert into inbox (id, source, type, object_id, received_at, processed_at, outcome)
        select 'evt_filled_' || n, 'stripe', 'payment_intent.succeeded', 'pi_filled_' || n, at, at, 'confirmed' from filled`,
      tx`insert into rebooking (move_id, booking_id, leg_position, former_position, from_sailing, to_sailing,
          was_cancelled, actor, reason, at)
        select gen_random_uuid(), id, 0, 9, sailing_id, sailing_id, false, 'staff', '', at from filled`,
      tx`insert into contact_change (id, booking_id, staff_id, before, after, at)
        select gen_random_uuid(), id, 'staff', '{}', '{}', at from filled`,
      tx`insert into job_attempt (run_id, attempt, error, at)
        select 'filled-' || n, 1, 'StripeError', at from filled`,
      tx`insert into account (id, name, email, created_at, updated_at)
        select id, 'Amel', 'filled' || n || '@example.com', at, at from filled`,
      tx`insert into subscriber (id, email, language, asked_at)
        select id, 'filled' || n || '@example.com', 'fr', at from filled`,
      tx`insert into subscriber_mail (id, subscriber_id, status, due_at, sent_at)
        select gen_random_uuid(), id, 'sent', at, at from filled`,
      tx`insert into trade_quarter (starts_at, holds, confirmed, passengers)
        select date_bin('15 minutes', now(), 'epoch') - n * interval '15 minutes', 1, 1, 2
        from generate_series(4, ${bookings}::int + 4) n`,
      tx`insert into trade_sales (starts_at, currency, amount_minor)
        select starts_at, 'EUR', 24000 from trade_quarter`,
      tx`insert into alert (kind, subject, opened_at, seen_at, closed_at)
        select 'stripe_capture_missing', 'pi_filled_' || n, at, at, at from filled`,
    ];
    for (const fill of fills) await fill;
  });
  await sql.begin(async (tx) => {
    await tx`set local statement_timeout = 0`;
    await tx`analyze`;
  });
}
