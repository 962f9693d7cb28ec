import { growTimetable } from "../grow-timetable.mjs";
import { people } from "./names.mjs";

/** What becomes of so many of a million bookings; the rest is confirmed. */
const FATES = {
  cancelled: 52_000,
  cancelled_free: 6_000,
  given_up: 9_000,
  expired: 68_000,
  declined: 21_000,
  late: 2_500,
  refused: 900,
  lost: 400,
  won: 300,
};
/** And of so many of the newest thousands, which staff have still to see to. */
const RECENT_FATES = {
  pending: 200,
  awaiting: 40,
  refund_failed: 120,
  late_open: 30,
  cancel_refused: 80,
  disputed: 60,
};

/**
 * Fills a database that holds the seeded timetable with sailings until there are about `sailings`, and with
 * `bookings` bookings of two years and the year ahead: their legs, parties, lines, places, payments, refunds,
 * disputes, books, audit, mails, calls to operators, and the background work of the last three months. By
 * sets and past the triggers, in minutes. The invariants hold of what it writes.
 */
export async function growOffice({ sql, note }, { bookings, sailings }) {
  if (sailings > 0) await growTimetable({ sql, note }, sailings);
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`set local synchronous_commit = off`;
    await tx`set local statement_timeout = 0`;
    await tx`set local work_mem = '256MB'`;
    await tx`set local maintenance_work_mem = '256MB'`;
    await tx`select setseed(0.25)`;
    await layNames(tx);
    note("who sails when");
    await layPlan(tx, bookings);
    for (const [what, statement] of writes) {
      note(what);
      await tx.unsafe(statement);
    }
  });
  note("statistics of what has grown");
  await sql`vacuum (analyze)`;
  await sql`checkpoint`;
}

async function layNames(tx) {
  const cultures = people();
  await tx`create temp table grown_culture (culture smallint, nationality text, dialled text, firsts int, lasts int, share int) on commit drop`;
  await tx`create temp table grown_first (culture smallint, i int, name text) on commit drop`;
  await tx`create temp table grown_last (culture smallint, i int, name text) on commit drop`;
  for (const [culture, { nationality, dialled, share, first, last }] of cultures.entries()) {
    await tx`insert into grown_culture values (${culture}, ${nationality}, ${dialled}, ${first.length}, ${last.length}, ${share})`;
    await tx`insert into grown_first select ${culture}, i - 1, name from unnest(${first}::text[]) with ordinality x(name, i)`;
    await tx`insert into grown_last select ${culture}, i - 1, name from unnest(${last}::text[]) with ordinality x(name, i)`;
  }
  await tx`analyze grown_first`;
  await tx`analyze grown_last`;
}

/** A row each booking, with all that the tables' rows follow from. */
async function layPlan(tx, bookings) {
  await tx`
    create temp table grown_sailing on commit drop as
    with room as (
      select s.id, s.operator_code, s.route_id, s.from_port, s.to_port, s.departs_at, s.departure_date, s.price_level_bp,
        max(p.id) filter (where p.kind = 'passengers') as passengers,
        max(p.capacity) filter (where p.kind = 'passengers') as capacity,
        max(p.id) filter (where p.kind = 'lane_low_cm') as low, max(p.id) filter (where p.kind = 'lane_high_cm') as high,
        max(p.id) filter (where p.kind = 'kennels' and p.capacity > 0) as kennels,
        max(p.id) filter (where p.kind = 'cabin:inside_2' and p.capacity > 0) as inside,
        max(p.id) filter (where p.kind = 'cabin:outside_4' and p.capacity > 0) as outside
      from sailing s join pool p on p.sailing_id = s.id
      where s.departs_at between now() - interval '730 days' and now() + interval '330 days' and s.status <> 'timetable'
      group by s.id
    )
    select r.*, round(500 + w.distance_nm * 18)::int as adult_minor,
      r.capacity * (0.2 + 3 * power(random(), 4))
        * case when r.departs_at < now() then 1 else exp(-extract(epoch from r.departs_at - now()) / 7776000) end
        -- Sailings that are nearly full, for the pages of one sailing.
        * case when r.capacity > 800 and r.departs_at between now() - interval '3 days' and now() + interval '30 days'
            and random() < 0.02 then 60 else 1 end as weight
    from room r join route w on w.id = r.route_id where r.passengers is not null`;
  await tx`create index on grown_sailing (from_port, to_port, departure_date)`;
  await tx`create index on grown_sailing (id)`;
  await tx`analyze grown_sailing`;
  // Who are the commonest is a matter of few names: the last ones by a steep curve.
  await tx`
    create temp table grown_raw on commit drop as
    with share as (
      select s.*, round(s.weight * ${bookings}::int * 1.01 / sum(s.weight) over ())::int
        + (random() < 0.3)::int as times
      from grown_sailing s
    )
    select * from (
      select s.id as out_id, s.from_port, s.to_port, s.departs_at, s.departure_date, random() as luck,
        least(s.departs_at - interval '2 hours' + ln(greatest(random(), 0.0006)) * interval '40 days',
          now() - interval '10 minutes' - power(random(), 2) * interval '70 days' * (s.departs_at > now())::int) as at,
        random() as r1, random() as r2, random() as r3, random() as r4, random() as r5, random() as r6, random() as r7,
        random() as dice
      from share s, generate_series(1, s.times)
    ) thrown
    order by dice limit ${bookings}::int`;
  await tx`
    create temp table grown on commit drop as
    with dated as (
      select r.*, row_number() over (order by at) as n, count(*) over () as many from grown_raw r
    ), chosen as (
      select d.*, ${fate()} as fate,
        case when r1 < 0.35 then 1 when r1 < 0.75 then 2 when r1 < 0.92 then 3 else 4 end as adults,
        case when r2 < 0.72 then 0 when r2 < 0.88 then 1 else 2 end as children,
        case when r3 < 0.04 then 1 else 0 end as infants,
        case when r4 < 0.52 then null when r4 < 0.93 then 'car' when r4 < 0.96 then 'motorcycle' when r4 < 0.98 then 'camper' else 'bicycle' end as vehicle,
        (select c.culture from (select culture, sum(share) over (order by culture) as upto from grown_culture) c
          where c.upto > floor(r5 * 100) order by c.upto limit 1) as culture
      from dated d
    )
    select c.*, b.id as back_id,
      fate in ('confirmed', 'lost', 'won', 'disputed') as is_live,
      fate in ('cancelled', 'cancelled_free', 'refused', 'refund_failed', 'cancel_refused') as is_cancelled,
      fate in ('confirmed', 'lost', 'won', 'disputed', 'cancelled', 'cancelled_free', 'refused', 'refund_failed', 'cancel_refused') as is_sold,
      fate in ('late', 'late_open') as is_late,
      fate not in ('pending', 'awaiting', 'given_up', 'expired', 'declined') as is_paid, ${uuid("c.at", "c.n", 1)} as id, ${uuid("c.at", "c.n", 2)} as hold_id,
      ${uuid("c.at", "c.n", 3)} as payment_id, ${uuid("c.at", "c.n", 4)} as refund_id,
      (select string_agg(substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 1 + ((c.n::bigint * 699052019461 + 81985529216486895) >> (5 * i) & 31)::int, 1), '')
        from generate_series(0, 9) i) as reference,
      case c.vehicle when 'car' then 380 + floor(r6 * 120)::int when 'motorcycle' then 220 when 'camper' then 600 + floor(r6 * 150)::int when 'bicycle' then 180 end as length_cm,
      case c.vehicle when 'car' then 145 + floor(r7 * 40)::int when 'motorcycle' then 130 when 'camper' then 290 when 'bicycle' then 110 end as height_cm,
      case when r7 < 0.15 then 'flex' else 'standard' end as fare,
      case when r6 < 0.10 then 'cabin:inside_2' when r6 < 0.16 then 'cabin:outside_4' end as cabin,
      r7 < 0.03 as pet
    from chosen c
    left join lateral (
      select s.id from grown_sailing s
      where c.luck < 0.25 and s.from_port = c.to_port and s.to_port = c.from_port
        and s.departure_date = c.departure_date + 3 + floor(c.r2 * 12)::int and s.departs_at > c.departs_at + interval '1 day'
      limit 1
    ) b on true`;
  await tx`create unique index on grown (id)`;
  await tx`analyze grown`;

  /** Fates by luck for the many, and by age for what is open: nobody waits for last year's refund. */
  function fate() {
    let upto = 0;
    const many = Object.entries(FATES).map(([name, count]) => {
      upto += count / 1_000_000;
      return `when r7 * 7919 - floor(r7 * 7919) < ${upto} then '${name}'`;
    });
    let after = 0;
    const recent = Object.entries(RECENT_FATES).map(([name, count]) => {
      after += count;
      // Those that wait for their operator, and the unpaid, are among the newest; the others some days old.
      return `when many - n < ${after} then '${name}'`;
    });
    return tx.unsafe(`case ${recent.join(" ")} ${many.join(" ")} else 'confirmed' end`);
  }
  function uuid(at, n, kind) {
    return tx.unsafe(uuidOf(at, n, kind));
  }
}

/** A UUID of the seventh kind, made of when, of whom, and of what it is the id. */
function uuidOf(at, n, kind) {
  return `(lpad(to_hex((extract(epoch from ${at}) * 1000)::bigint), 12, '0') || '7${kind.toString(16).padStart(3, "0")}8' || lpad(to_hex((${n})::bigint), 15, '0'))::uuid`;
}

/** Bookings whose money came; what follows is as it says. */
const PAID = "is_paid";
/** Bookings that were confirmed once. */
const SOLD = "is_sold";
const LIVE = "is_live";
const CANCELLED = "is_cancelled";
const LATE = "is_late";
/** What is given back of a total: nothing is kept of what others are the cause of. */
const BACK = `case when fate in ('cancelled_free', 'refused', 'late', 'late_open') then total
  when fate in ('cancelled', 'refund_failed', 'cancel_refused') then greatest(1, round(total * (array[0.8, 0.5, 0.3])[1 + floor(r1 * 3)::int])::bigint) end`;
const ENDED = "at + least(interval '9 days', (now() - at) * 0.5)";
const SETTLED = "at + least(interval '9 days 6 hours', (now() - at) * 0.6)";

const writes = [
  [
    "their legs",
    `create temp table grown_leg on commit drop as
      select g.n, g.id, 0::smallint as position, g.out_id as sailing_id from grown g
      union all select g.n, g.id, 1::smallint, g.back_id from grown g where g.back_id is not null;
    create temp table grown_line on commit drop as
      with leg as (
        select l.n, l.id, l.position, s.adult_minor * s.price_level_bp / 10000 as unit, s.low, s.high, s.kennels, s.inside, s.outside,
          g.adults, g.children, g.infants, g.vehicle, g.cabin, g.pet, g.fare
        from grown_leg l join grown g on g.n = l.n join grown_sailing s on s.id = l.sailing_id
      )
      select leg.n, leg.id, leg.position, x.kind, x.quantity,
        (x.units * leg.unit * x.quantity * case leg.fare when 'flex' then 1.18 else 1 end)::bigint + x.fixed * x.quantity as amount
      from leg cross join lateral (values
        ('adult', leg.adults, 1.0, 0), ('child', leg.children, 0.5, 0), ('infant', leg.infants, 0.0, 0),
        ('vehicle:' || leg.vehicle, (leg.vehicle is not null)::int, 1.7, 0),
        (leg.cabin, (case leg.cabin when 'cabin:inside_2' then leg.inside else leg.outside end is not null and leg.cabin is not null)::int, 0.0, 7900),
        ('pet', (leg.pet and leg.kennels is not null)::int, 0.0, 2500),
        ('port_fee', leg.adults + leg.children, 0.0, 1800)
      ) x(kind, quantity, units, fixed) where x.quantity > 0 and x.kind is not null;
    create temp table grown_total on commit drop as
      select n, sum(amount)::bigint as total from grown_line group by n;
    create unique index on grown_total (n);
    analyze grown_leg; analyze grown_line; analyze grown_total;
    create temp table grown_money on commit drop as
      select g.*, t.total, ${BACK} as back, ${ENDED} as ended, ${SETTLED} as settled from grown g join grown_total t on t.n = g.n;
    create unique index on grown_money (n);
    analyze grown_money;`,
  ],
  [
    "their passengers",
    `create temp table grown_person on commit drop as
      select p.n, p.id, p.position, f.name as first_name, l.name as last_name, p.culture, p.age, p.dice
      from (
        select g.n, g.id, k as position, g.culture, c.firsts, c.lasts, random() as dice,
          case when k < g.adults then 18 + floor(random() * 60) when k < g.adults + g.children then 4 + floor(random() * 7) else 1 end as age,
          -- A family bears one name, most of the time.
          floor(c.firsts * power(random(), 1.6))::int as first_i,
          case when k = 0 or g.r3 < 0.75 then floor(c.lasts * power(g.r5 * 100 - floor(g.r5 * 100), 3.5))::int else floor(c.lasts * power(random(), 3.5))::int end as last_i
        from grown g join grown_culture c on c.culture = g.culture, generate_series(0, g.adults + g.children + g.infants - 1) k
      ) p
      join grown_first f on f.culture = p.culture and f.i = p.first_i
      join grown_last l on l.culture = p.culture and l.i = p.last_i;
    analyze grown_person;
    insert into booking_passenger (booking_id, position, first_name, last_name, birth_date, gender, nationality, special_care)
      select p.id, p.position, p.first_name, p.last_name, current_date - (p.age * 365.25)::int - floor(p.dice * 300)::int,
        case when p.dice < 0.5 then 'f' else 'm' end, c.nationality,
        case when p.dice < 0.004 then 'wheelchair' end
      from grown_person p join grown_culture c on c.culture = p.culture order by p.n, p.position`,
  ],
  [
    "their audit",
    `insert into audit (booking_id, sequence, at, actor, actor_id, subject, from_status, to_status)
      select m.id, row_number() over (partition by m.n order by e.rank), e.at, e.actor,
        case e.actor when 'stripe' then 'evt_grown' || m.n when 'traveller' then 'request' end, e.subject, e.from_status, e.to_status
      from grown_money m cross join lateral (
        select * from (values
          (1, true, m.at, 'traveller', 'booking', null, 'PENDING'),
          (2, ${PAID} and not (${LATE}), m.at + interval '2 minutes', 'stripe', 'payment', 'PENDING', 'COMPLETED'),
          (2, fate = 'awaiting', m.at + interval '2 minutes', 'stripe', 'payment', 'PENDING', 'AUTHORISED'),
          (3, ${SOLD} or fate = 'awaiting', m.at + interval '2 minutes', 'stripe', 'hold', 'open', 'consumed'),
          (4, ${SOLD}, m.at + interval '2 minutes', 'stripe', 'booking', 'PENDING', 'CONFIRMED'),
          (4, fate = 'awaiting', now(), 'stripe', 'booking', 'PENDING', 'AWAITING_OPERATOR'),
          (2, fate = 'declined', m.at + interval '4 minutes', 'stripe', 'payment', 'PENDING', 'FAILED'),
          (3, fate = 'declined', m.at + interval '4 minutes', 'stripe', 'hold', 'open', 'released'),
          (4, fate = 'declined', m.at + interval '4 minutes', 'stripe', 'booking', 'PENDING', 'FAILED'),
          (2, fate = 'expired' or ${LATE}, m.at + interval '5 minutes', 'clock', 'hold', 'open', 'expired'),
          (3, fate = 'expired', m.at + interval '5 minutes', 'clock', 'payment', 'PENDING', 'CANCELLED'),
          (4, fate = 'expired', m.at + interval '5 minutes', 'clock', 'booking', 'PENDING', 'EXPIRED'),
          (2, fate = 'given_up', m.at + interval '3 minutes', 'traveller', 'hold', 'open', 'released'),
          (3, fate = 'given_up', m.at + interval '3 minutes', 'traveller', 'booking', 'PENDING', 'CANCELLED'),
          (4, fate = 'given_up', m.at + interval '3 minutes', 'traveller', 'payment', 'PENDING', 'CANCELLED'),
          (3, ${LATE}, m.at + interval '6 minutes', 'stripe', 'payment', 'PENDING', 'COMPLETED'),
          (4, ${LATE}, m.at + interval '6 minutes', 'stripe', 'booking', 'PENDING', 'FAILED'),
          (5, ${SOLD} or fate = 'awaiting', m.at + interval '3 minutes', 'system', 'leg:0', 'NOT_SENT', 'REQUESTED'),
          (6, ${SOLD}, m.at + interval '3 minutes', 'operator', 'leg:0', 'REQUESTED', case fate when 'refused' then 'REJECTED' else 'CONFIRMED' end),
          (7, back_id is not null and (${SOLD} or fate = 'awaiting'), m.at + interval '3 minutes', 'system', 'leg:1', 'NOT_SENT', case fate when 'refused' then 'CANCELLED' else 'REQUESTED' end),
          (8, back_id is not null and ${SOLD} and fate <> 'refused', m.at + interval '3 minutes', 'operator', 'leg:1', 'REQUESTED', 'CONFIRMED'),
          (9, ${CANCELLED}, m.ended, case when r2 < 0.8 then 'traveller' else 'staff' end, 'booking', 'CONFIRMED', 'CANCELLED'),
          (10, back is not null, m.ended, 'system', 'refund:' || refund_id, null, 'requested'),
          (11, ${CANCELLED} and fate <> 'refused', m.ended, 'system', 'leg:0', 'CONFIRMED', 'CANCEL_REQUESTED'),
          (12, ${CANCELLED} and fate <> 'refused', m.ended, 'operator', 'leg:0', 'CANCEL_REQUESTED', case fate when 'cancel_refused' then 'CANCEL_REFUSED' else 'CANCELLED' end),
          (13, back_id is not null and ${CANCELLED} and fate <> 'refused', m.ended, 'system', 'leg:1', 'CONFIRMED', 'CANCEL_REQUESTED'),
          (14, back_id is not null and ${CANCELLED} and fate <> 'refused', m.ended, 'operator', 'leg:1', 'CANCEL_REQUESTED', case fate when 'cancel_refused' then 'CANCEL_REFUSED' else 'CANCELLED' end),
          (15, back is not null and fate <> 'late_open', m.settled, 'stripe', 'refund:' || refund_id, 'requested', case fate when 'refund_failed' then 'failed' else 'succeeded' end),
          (16, back is not null and fate not in ('late_open', 'refund_failed'), m.settled, 'stripe', 'payment', 'COMPLETED', case when back = total then 'REFUNDED' else 'PARTIALLY_REFUNDED' end),
          (17, fate in ('lost', 'won', 'disputed'), m.ended, 'stripe', 'dispute:du_grown' || n, null, 'open'),
          (18, fate in ('lost', 'won'), m.settled, 'stripe', 'dispute:du_grown' || n, 'open', fate)
        ) v(rank, happened, at, actor, subject, from_status, to_status) where happened
      ) e order by m.n, e.rank`,
  ],
  [
    "bookings",
    `insert into booking (id, reference, status, currency, total_minor, contact_name, contact_email, contact_phone,
        language, created_at, confirmed_at, ended_at, reason, declines, audit_sequence)
      select g.id, g.reference,
        case when ${LIVE} then 'CONFIRMED' when fate = 'pending' then 'PENDING' when fate = 'awaiting' then 'AWAITING_OPERATOR'
          when fate = 'expired' then 'EXPIRED' when fate in ('declined', 'late', 'late_open') then 'FAILED' else 'CANCELLED' end,
        'EUR', g.total, p.first_name || ' ' || p.last_name,
        coalesce(nullif(regexp_replace(lower(unaccent(p.first_name || '.' || p.last_name)), '[^a-z.]', '', 'g'), '.'), 'voyageur')
          || g.n || (array['@example.com', '@example.org', '@mail.example.net', '@example.fr'])[1 + floor(g.r1 * 4)::int],
        c.dialled || lpad(floor(g.r2 * 100000000)::bigint::text, 8, '0'),
        case when g.culture in (0, 3, 4) then 'fr' else 'en' end, g.at,
        case when ${SOLD} then g.at + interval '3 minutes' end,
        case when not (${LIVE}) and fate not in ('pending', 'awaiting') then case when ${CANCELLED} then g.ended else g.at + interval '6 minutes' end end,
        case when fate = 'declined' then 'payment_declined' when ${LATE} then 'late_money' when fate = 'refused' then 'operator_refused'
          when ${CANCELLED} then (array['Plans have changed.', 'Maladie', 'Another sailing suits us better.', ''])[1 + floor(g.r2 * 4)::int] end,
        case fate when 'declined' then 5 else 0 end, a.last
      from grown_money g join (select booking_id, max(sequence) as last from audit group by 1) a on a.booking_id = g.id join grown_person p on p.n = g.n and p.position = 0 join grown_culture c on c.culture = g.culture
      order by g.n`,
  ],
  [
    "their legs, written",
    `insert into booking_leg (booking_id, position, journey_index, sailing_id, fare_code, conditions, passengers, vehicles,
        operator_status, operator_reference, operator_asked_at)
      select g.id, l.position, l.position, l.sailing_id, g.fare, f.conditions,
        (select array_agg(k::smallint) from generate_series(0, g.adults + g.children + g.infants - 1) k),
        case when g.vehicle is null then '{}' else '{0}' end::smallint[],
        case when ${LIVE} then 'CONFIRMED' when fate = 'awaiting' then 'REQUESTED' when fate = 'cancel_refused' then 'CANCEL_REFUSED'
          when fate = 'refused' then case l.position when 0 then 'REJECTED' else 'CANCELLED' end
          when fate in ('cancelled', 'cancelled_free', 'refund_failed') then 'CANCELLED' when fate in ('pending') then 'NOT_SENT' else 'NOT_SENT' end,
        case when ${SOLD} and fate <> 'refused' then upper(left(s.operator_code, 2)) || '-' || upper(to_hex(g.n * 2 + l.position + 16777216)) end,
        case when ${SOLD} or fate = 'awaiting' then g.at + interval '3 minutes' end
      from grown_leg l join grown_money g on g.n = l.n join grown_sailing s on s.id = l.sailing_id
      join fare f on f.operator_code = s.operator_code and f.code = g.fare
      order by g.n, l.position`,
  ],
  [
    "their vehicles and lines",
    `insert into booking_vehicle (booking_id, position, kind, length_cm, height_cm, registration, driver)
      select id, 0, vehicle, length_cm, height_cm,
        case when vehicle <> 'bicycle' then
          chr(65 + (n % 24)::int) || chr(65 + (n / 24 % 24)::int) || '-' || lpad((n % 1000)::text, 3, '0') || '-' || chr(65 + (n / 7 % 24)::int) || chr(65 + (n / 11 % 24)::int) end, 0
      from grown where vehicle is not null order by n;
    insert into booking_item (booking_id, position, leg_position, kind, quantity, amount_minor)
      select id, row_number() over (partition by n order by position, kind) - 1, position, kind, quantity, amount from grown_line order by n`,
  ],
  [
    "their places",
    `insert into hold (id, booking_id, status, created_at, expires_at, latest_at, pinned, ended_at)
      select hold_id, id,
        case when fate = 'pending' then 'open' when fate in ('expired', 'late', 'late_open') then 'expired'
          when fate in ('declined', 'given_up') then 'released' else 'consumed' end, at,
        case fate when 'pending' then now() + interval '1 day' else at + interval '5 minutes' end,
        case fate when 'pending' then now() + interval '1 day' else at + interval '20 minutes' end, false,
        case fate when 'pending' then null else at + interval '3 minutes' end
      from grown order by n;
    insert into allocation (hold_id, pool_id, leg_position, booking_id, quantity, status)
      select g.hold_id, x.pool_id, l.position, g.id, x.quantity,
        case when fate = 'pending' then 'held' when ${LIVE} or fate = 'awaiting' then 'sold' else 'released' end
      from grown_leg l join grown g on g.n = l.n join grown_sailing s on s.id = l.sailing_id
      cross join lateral (values
        (s.passengers, g.adults + g.children + g.infants),
        (case when g.height_cm <= 190 then s.low else s.high end, case when g.vehicle <> 'bicycle' then g.length_cm + 30 end),
        (case g.cabin when 'cabin:inside_2' then s.inside when 'cabin:outside_4' then s.outside end, 1),
        (case when g.pet then s.kennels end, 1)
      ) x(pool_id, quantity) where x.pool_id is not null and x.quantity is not null
      order by g.n;
    update pool p set held = a.held, sold = a.sold, capacity = greatest(p.capacity, a.held + a.sold)
      from (
        select pool_id, coalesce(sum(quantity) filter (where status = 'held'), 0) as held, coalesce(sum(quantity) filter (where status = 'sold'), 0) as sold
        from allocation group by 1
      ) a where a.pool_id = p.id`,
  ],
  [
    "their payments",
    `insert into payment (id, booking_id, status, currency, amount_minor, captured_minor, refunded_minor, charged_back_minor,
        intent_id, attempt, intent_closed_at, capture_before, created_at, updated_at)
      select payment_id, id,
        case when fate in ('cancelled_free', 'refused', 'late') then 'REFUNDED' when fate in ('cancelled', 'cancel_refused') then 'PARTIALLY_REFUNDED'
          when ${PAID} then 'COMPLETED' when fate = 'pending' then 'PENDING' when fate = 'awaiting' then 'AUTHORISED'
          when fate = 'declined' then 'FAILED' else 'CANCELLED' end,
        'EUR', total, case when ${PAID} then total else 0 end,
        case when fate in ('cancelled', 'cancelled_free', 'refused', 'cancel_refused', 'late') then back else 0 end,
        case when fate in ('lost', 'disputed') then total else 0 end,
        case when fate <> 'pending' and not (fate in ('expired', 'given_up') and r1 < 0.6) then 'pi_grown' || n end,
        case when fate = 'pending' or (fate in ('expired', 'given_up') and r1 < 0.6) then 0 else 1 end,
        case when fate not in ('pending', 'awaiting') then at + interval '4 minutes' end,
        case when fate = 'awaiting' then now() + interval '5 days' end, at,
        case when fate = 'awaiting' then now() else at + interval '4 minutes' end
      from grown_money order by n;
    insert into payment_attempt (payment_id, intent_id, charge_id, outcome, code, decline_code, card_brand, card_last4, at)
      select payment_id, 'pi_grown' || n, 'ch_grown' || n, 'succeeded', null, null, (array['visa', 'mastercard', 'amex'])[1 + n % 3], lpad((n * 7 % 10000)::text, 4, '0'), at + interval '2 minutes'
      from grown where ${PAID} or fate = 'awaiting' order by n;
    insert into payment_attempt (payment_id, intent_id, charge_id, outcome, code, decline_code, at)
      select payment_id, 'pi_grown' || n, 'ch_grown' || n || '_' || k, 'declined', 'card_declined',
        (array['insufficient_funds', 'generic_decline', 'do_not_honor'])[1 + floor(r1 * 3)::int], at + k * interval '40 seconds'
      from grown, generate_series(1, 5) k where fate = 'declined' or (fate = 'confirmed' and r1 < 0.05 and k = 1)`,
  ],
  [
    "refunds and disputes",
    `insert into refund (id, booking_id, payment_id, intent_id, currency, amount_minor, status, reason, stripe_refund_id, created_at, updated_at)
      select refund_id, id, payment_id, 'pi_grown' || n, 'EUR', back,
        case when fate = 'refund_failed' then 'failed' when fate = 'late_open' then 'requested' else 'succeeded' end,
        case when ${LATE} then 'late_money' when fate = 'refused' then 'operator_refused' else 'cancelled' end,
        case when fate <> 'late_open' then 're_grown' || n end,
        case when fate = 'late_open' then now() else ended end, case when fate = 'late_open' then now() else settled end
      from grown_money where back is not null order by n;
    insert into dispute (id, payment_id, intent_id, status, currency, amount_minor, withdrawn_minor, refundable, opened_at, closed_at)
      select 'du_grown' || n, payment_id, 'pi_grown' || n, case fate when 'disputed' then 'open' else fate end, 'EUR', total,
        case fate when 'won' then 0 else total end, false, ended, case when fate <> 'disputed' then settled end
      from grown_money where fate in ('lost', 'won', 'disputed');
    insert into alert (kind, subject, opened_at, seen_at, told_at)
      select case fate when 'refund_failed' then 'refund_failed' else 'dispute' end,
        case fate when 'refund_failed' then refund_id::text else 'du_grown' || n end, ended, now(), now()
      from grown_money where fate in ('refund_failed', 'disputed');
    insert into alert (kind, subject, opened_at, seen_at, told_at)
      select 'operator_cancel_refused', id || ':0', ended, now(), now() from grown_money where fate = 'cancel_refused';
    insert into alert (kind, subject, opened_at, seen_at, closed_at, told_at, cleared_at)
      select 'dispute', 'du_grown' || n, ended, settled, settled, ended, settled from grown_money where fate in ('lost', 'won')`,
  ],
  [
    "their books",
    `create temp table grown_posting on commit drop as
      select ${uuidOf("m.at", "m.n", 16)} as id, m.id as booking_id, 'capture' as kind, 'capture:pi_grown' || n as source, at + interval '2 minutes' as at, 'stripe_clearing' as debit, 'traveller' as credit, total as amount from grown_money m where ${PAID}
      union all select ${uuidOf("m.at", "m.n", 17)}, m.id, 'sale', 'sale:' || m.id, at + interval '2 minutes', 'traveller', 'sales', total from grown_money m where ${SOLD}
      union all select ${uuidOf("m.ended", "m.n", 18)}, m.id, 'cancellation', 'cancellation:' || m.id, ended, 'sales', 'fees_kept', total - back from grown_money m where ${CANCELLED} and total > back
      union all select ${uuidOf("m.ended", "m.n", 19)}, m.id, 'refund_due', 'refund_due:' || refund_id, ended, case when ${LATE} then 'traveller' else 'sales' end, 'refunds_due', back from grown_money m where back is not null
      union all select ${uuidOf("m.settled", "m.n", 20)}, m.id, 'refund', 'refund:' || refund_id, settled, 'refunds_due', 'stripe_clearing', back from grown_money m where back is not null and fate not in ('refund_failed', 'late_open')
      union all select ${uuidOf("m.ended", "m.n", 21)}, m.id, 'dispute', 'dispute:du_grown' || n, ended, 'disputes', 'stripe_clearing', total from grown_money m where fate in ('lost', 'won', 'disputed')
      union all select ${uuidOf("m.settled", "m.n", 22)}, m.id, 'dispute_reinstated', 'dispute_reinstated:du_grown' || n, settled, 'stripe_clearing', 'disputes', total from grown_money m where fate = 'won';
    insert into ledger_transaction (id, booking_id, kind, source, at) select id, booking_id, kind, source, at from grown_posting order by at;
    insert into ledger_entry (transaction_id, account, currency, amount_minor)
      select p.id, e.account, 'EUR', e.amount from grown_posting p, lateral (values (debit, amount), (credit, -amount)) e(account, amount) order by p.at;
    drop table grown_posting`,
  ],
  [
    "their mails",
    `insert into notice (id, booking_id, kind, subject, language, status, copy_of, created_at, due_at, attempts, message_id, sent_at, error)
      select ${uuidOf("at", "n", 32)}, id, 'confirmation', '', case when culture in (0, 3, 4) then 'fr' else 'en' end,
        case when r3 > 0.999 then 'dead' else 'sent' end, null, at + interval '2 minutes', at + interval '2 minutes', case when r3 > 0.999 then 300 else 1 end,
        case when r3 <= 0.999 then 'msg-' || n end, case when r3 <= 0.999 then at + interval '2 minutes 4 seconds' end, case when r3 > 0.999 then 'moot' end
      from grown where ${SOLD} order by n;
    insert into notice (id, booking_id, kind, subject, language, status, copy_of, created_at, due_at, attempts, message_id, sent_at)
      select ${uuidOf("at", "n", 33)}, id, 'confirmation', '', 'en', 'sent', ${uuidOf("at", "n", 32)}, ended, ended, 1, 'again-' || n, ended
      from grown_money where ${SOLD} and r2 < 0.03;
    insert into notice (id, booking_id, kind, subject, language, status, created_at, due_at, attempts, message_id, sent_at)
      select ${uuidOf("m.ended", "m.n", 34)}, id, case fate when 'refused' then 'operator_refused' else 'cancellation' end, '', 'fr', 'sent', ended, ended, 1, 'end-' || n, ended
      from grown_money m where ${CANCELLED};
    insert into notice (id, booking_id, kind, subject, language, status, created_at, due_at, attempts, message_id, sent_at)
      select ${uuidOf("m.settled", "m.n", 35)}, id, case when ${LATE} then 'late_refund' when fate = 'refund_failed' then 'refund_failed' else 'refund' end, refund_id::text, 'fr', 'sent', settled, settled, 1, 'back-' || n, settled
      from grown_money m where back is not null and fate <> 'late_open';
    insert into notice (id, booking_id, kind, subject, language, status, created_at, due_at, attempts, message_id, sent_at)
      select ${uuidOf("at", "n", 36)}, id, 'hold', '', 'en', 'sent', at, at, 1, 'hold-' || n, at + interval '1 minute'
      from grown where fate in ('expired', 'declined')`,
  ],
  [
    "calls to operators, and keys",
    `insert into operator_call (operator_code, booking_id, leg_position, verb, outcome, ms, at)
      select s.operator_code, g.id, l.position, 'confirm', case when fate = 'refused' and l.position = 0 then 'rejected' else 'confirmed' end, 90 + floor(g.r1 * 700)::int, g.at + interval '3 minutes'
      from grown_leg l join grown g on g.n = l.n join grown_sailing s on s.id = l.sailing_id where ${SOLD} and g.at > now() - interval '729 days' order by g.n;
    insert into operator_call (operator_code, booking_id, leg_position, verb, outcome, ms, at)
      select s.operator_code, g.id, l.position, 'cancel', case when fate = 'cancel_refused' then 'refused' else 'cancelled' end, 90 + floor(g.r1 * 700)::int, g.ended
      from grown_leg l join grown_money g on g.n = l.n join grown_sailing s on s.id = l.sailing_id where ${CANCELLED} and fate <> 'refused' and g.ended > now() - interval '729 days';
    insert into idempotency_key (scope, key, request_hash, booking_id, created_at)
      select 'booking', 'grown-' || id, '\\x00', id, at from grown order by n`,
  ],
  [
    "the work of three months",
    `create temp table grown_task on commit drop as
      select ${uuidOf("at", "n", 48)} as id, 'booking/held' as event, jsonb_build_object('booking_id', id) as data, id as booking_id, at, 'bookings' as "group", 'bookings-end-hold' as run, n, r1 from grown where at > now() - interval '89 days'
      union all select ${uuidOf("at", "n", 49)}, 'booking/settled', jsonb_build_object('booking_id', id), id, at + interval '2 minutes', 'bookings', 'bookings-confirm-with-operators', n, r2 from grown where at > now() - interval '89 days' and ${SOLD}
      union all select ${uuidOf("at", "n", 50)}, 'notice/due', jsonb_build_object('notice_id', ${uuidOf("at", "n", 32)}), id, at + interval '2 minutes', 'emails', 'emails-send-notice', n, r3 from grown where at > now() - interval '89 days' and ${SOLD};
    insert into outbox (id, event, data, booking_id, created_at, due_at, sent_at, attempts) select id, event, data, booking_id, at, at, at, 1 from grown_task order by at;
    insert into job_run (run_id, function_id, "group", event_id, status, attempts, started_at, updated_at, ended_at)
      select 'grown-' || "group" || '-' || left(run, 14) || n, run, "group", id, 'completed', 1 + (r1 < 0.01)::int, at, at + r1 * interval '900 milliseconds', at + r1 * interval '900 milliseconds' from grown_task order by at;
    insert into inbox (id, source, type, object_id, received_at, processed_at, outcome)
      select 'evt_grown' || n, 'stripe', 'payment_intent.succeeded', 'pi_grown' || n, at + interval '2 minutes', at + interval '2 minutes', 'confirmed' from grown where ${PAID} and at > now() - interval '89 days' order by n`,
  ],
];
