import type { Tx } from "#db/client";
import { keptDays } from "./look-event";

/** A pause so long ends a sitting; one sitting says at most so much, whoever or whatever clicked. */
const pauseHours = 2;
const mostInSitting = 30;
/** Looks taken into account, the newest: what bounds a run. */
const mostLooks = 1_000_000;
/** After so many days a look counts half. */
const halfLifeDays = 21;
/** What is known of a pair before anybody looked: keeps one couple of looks from saying "always". */
const prior = 0.5;
/** What only one traveller looked at together is his, and is shown to nobody. */
const fewestPeople = 2;
const mostOthers = 20;
const mostRoutes = 12;

/**
 * Works out afresh, from all looks up to `now`, which sailings and which routes are looked at together: the
 * cosine of their sittings, so that what everybody looks at is close to nothing in particular, with older looks
 * counting less. In the caller's transaction: whoever reads sees the old ones or the new ones.
 */
export async function computeAffinities(tx: Tx, now: Date): Promise<void> {
  await gatherSittings(tx, now);
  await tx`delete from sailing_affinity`;
  await tx`
    insert into sailing_affinity (sailing_id, other_id, score)
    with alone as (
      select sailing_id, sum(weight) as weight from sitting where sailing_id is not null group by 1
    ), together as (
      select a.sailing_id, b.sailing_id as other_id, sum(a.weight) as weight
      from sitting a join sitting b on b.pseudonym = a.pseudonym and b.turn = a.turn
      where a.sailing_id <> b.sailing_id
      group by 1, 2 having count(distinct a.pseudonym) >= ${fewestPeople}
      union all
      -- What was followed from page to page by whom nobody remembers, as one look at two.
      select case way when 1 then shown_on else sailing_id end, case way when 1 then sailing_id else shown_on end,
        sum(count * power(0.5, (${now}::timestamptz::date - day) / ${halfLifeDays}::float)) / sqrt(2)
      from look_pair, generate_series(1, 2) way
      where day > ${now}::timestamptz::date - ${keptDays}::int
      group by 1, 2 having sum(count) >= ${fewestPeople}
    ), pairs as (
      select sailing_id, other_id, sum(weight) as weight from together group by 1, 2
    ), scored as (
      select p.sailing_id, p.other_id,
        p.weight / sqrt((coalesce(one.weight, 0) + p.weight) * (coalesce(two.weight, 0) + p.weight))
          * p.weight / (p.weight + ${prior}::float) as score
      from pairs p join sailing o on o.id = p.other_id and o.departs_at > ${now}
      left join alone one on one.sailing_id = p.sailing_id
      left join alone two on two.sailing_id = p.other_id
    ), ranked as (
      select *, row_number() over (partition by sailing_id order by score desc, other_id) as place from scored
    )
    select sailing_id, other_id, score from ranked where place <= ${mostOthers}`;
  await tx`delete from route_affinity`;
  await tx`
    insert into route_affinity (route_id, other_id, score)
    with looked as (
      select pseudonym, turn, route_id, sum(weight) as weight from sitting group by 1, 2, 3
    ), alone as (
      select route_id, sum(weight) as weight from looked group by 1
    ), together as (
      select a.route_id, b.route_id as other_id, sum(least(a.weight, b.weight)) as weight
      from looked a join looked b on b.pseudonym = a.pseudonym and b.turn = a.turn and b.route_id <> a.route_id
      group by 1, 2 having count(distinct a.pseudonym) >= ${fewestPeople}
    ), ranked as (
      select p.route_id, p.other_id,
        p.weight / sqrt(one.weight * two.weight) * p.weight / (p.weight + ${prior}::float) as score,
        row_number() over (partition by p.route_id
          order by p.weight / sqrt(two.weight) * p.weight / (p.weight + ${prior}::float) desc, p.other_id) as place
      from together p join alone one on one.route_id = p.route_id join alone two on two.route_id = p.other_id
    ), sought as (
      select route_id, sum(count * case kind when 'booking.confirmed' then 5 else 1 end
        * power(0.5, (${now}::timestamptz::date - day) / ${halfLifeDays}::float)) as weight
      from look_count where day > ${now}::timestamptz::date - ${keptDays}::int group by 1
    )
    select route_id, other_id, score from ranked where place <= ${mostRoutes}
    union all
    select route_id, route_id, weight / max(weight) over () from sought`;
}

/** Each sitting's sailings and routes once, each weighing less the older it is and the more there are. */
async function gatherSittings(tx: Tx, now: Date): Promise<void> {
  await tx`drop table if exists sitting`;
  await tx`
    create temp table sitting (pseudonym uuid, turn int, route_id int, sailing_id uuid, weight float) on commit drop`;
  await tx`
    insert into sitting
    with recent as (
      select id, pseudonym, route_id, sailing_id, at from look
      where at > ${now}::timestamptz - make_interval(days => ${keptDays}::int) and at <= ${now}
      order by at desc limit ${mostLooks}
    ), marked as (
      select *, coalesce(at - lag(at) over spent > make_interval(hours => ${pauseHours}::int), true)::int as begins
      from recent window spent as (partition by pseudonym order by at, id)
    ), numbered as (
      select *, sum(begins) over (partition by pseudonym order by at, id) as turn from marked
    ), once as (
      select pseudonym, turn, route_id, sailing_id, max(at) as at,
        row_number() over (partition by pseudonym, turn order by max(at) desc, sailing_id) as place
      from numbered group by 1, 2, 3, 4
    )
    select pseudonym, turn, route_id, sailing_id,
      power(0.5, extract(epoch from ${now}::timestamptz - at) / 86400 / ${halfLifeDays}::float)
        / sqrt(count(*) over (partition by pseudonym, turn))
    from once where place <= ${mostInSitting}`;
  await tx`create index on sitting (pseudonym, turn)`;
  await tx`analyze sitting`;
}
