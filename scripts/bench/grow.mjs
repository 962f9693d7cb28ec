/**
 * Fills the bench's own database with confirmed bookings of two adults, on the sailings that have room for
 * them, as they would stand there after a long time. By SQL and past the triggers: their rows are right by
 * themselves, and a million purchases would take the night.
 */
export async function growTables({ sql, note }, count) {
  note("a million bookings");
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`set local synchronous_commit = off`;
    await tx`
      create temp table grown on commit drop as
      with roomy as (
        select p.id as pool_id, p.sailing_id, row_number() over () - 1 as turn, count(*) over () as many
        from pool p where p.kind = 'passengers' and p.capacity >= 100000000
      )
      select n, gen_random_uuid() as id, gen_random_uuid() as hold_id, gen_random_uuid() as payment_id,
        now() - interval '1 year' + n * interval '20 seconds' as at, r.pool_id, r.sailing_id,
        (select string_agg(substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 1 + ((n::bigint * 7919 + 12345) >> (5 * i) & 31)::integer, 1), '')
          from generate_series(0, 9) i) as reference
      from generate_series(1, ${count}::integer) n
      join roomy r on r.turn = n % r.many`;
    await tx`create index on grown (id)`;
    const fills = [
      tx`insert into booking (id, reference, status, currency, total_minor, contact_name, contact_email,
          contact_phone, language, created_at, confirmed_at, audit_sequence)
        select id, reference, 'CONFIRMED', 'EUR', 24000, 'Amel Ben Salah', 'bench' || n || '@example.com',
          '+33612345678', 'fr', at, at, 2 from grown`,
      tx`insert into booking_leg (booking_id, position, journey_index, sailing_id, fare_code, conditions,
          passengers, vehicles, operator_status)
        select id, 0, 0, sailing_id, 'standard',
          '{"cancellation": [], "changes_until_hours": null, "change_fee_minor": 0}', '{0,1}', '{}', 'CONFIRMED'
        from grown`,
      tx`insert into booking_passenger (booking_id, position, first_name, last_name, birth_date, gender, nationality)
        select id, p, 'Amel', 'Ben Salah', '1985-05-01', 'f', 'FR' from grown, generate_series(0, 1) p`,
      tx`insert into booking_item (booking_id, position, leg_position, kind, quantity, amount_minor)
        select id, 0, 0, 'adult', 2, 24000 from grown`,
      tx`insert into payment (id, booking_id, status, currency, amount_minor, captured_minor, intent_id,
          attempt, intent_closed_at, created_at, updated_at)
        select payment_id, id, 'COMPLETED', 'EUR', 24000, 24000, 'pi_grown_' || n, 1, at, at, at from grown`,
      tx`insert into hold (id, booking_id, status, created_at, expires_at, latest_at, ended_at)
        select hold_id, id, 'consumed', at, at + interval '5 minutes', at + interval '20 minutes', at from grown`,
      tx`insert into allocation (hold_id, pool_id, leg_position, booking_id, quantity, status)
        select hold_id, pool_id, 0, id, 2, 'sold' from grown`,
      tx`update pool p set sold = p.sold + s.quantity
        from (select pool_id, (2 * count(*))::integer as quantity from grown group by 1) s where s.pool_id = p.id`,
      tx`insert into audit (booking_id, sequence, at, actor, subject, from_status, to_status)
        select id, s, at, 'traveller', 'booking', case s when 2 then 'PENDING' end,
          case s when 1 then 'PENDING' else 'CONFIRMED' end
        from grown, generate_series(1, 2) s`,
      tx`insert into idempotency_key (scope, key, request_hash, booking_id, created_at)
        select 'booking', 'grown-' || id, '\\x00', id, at from grown`,
      tx`insert into notice (id, booking_id, kind, language, status, created_at, due_at, sent_at, message_id)
        select gen_random_uuid(), id, 'confirmation', 'fr', 'sent', at, at, at, 'grown-' || n from grown`,
      tx`insert into outbox (id, event, data, booking_id, created_at, due_at, sent_at)
        select gen_random_uuid(), 'booking/held', jsonb_build_object('booking_id', id), id, at, at, at from grown`,
    ];
    for (const fill of fills) await fill;
  });
  note("statistics of what has grown");
  await sql`analyze`;
  await sql`checkpoint`;
}
