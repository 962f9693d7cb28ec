import type { Tx } from "#db/client";
import type { DayWindow } from "./plan-days";
import { byTimetable } from "./sailing-change";

type Fragment = ReturnType<Tx>;

export type Laying = {
  feedId: number;
  operatorCode: string;
  now: Date;
  /** The days this import speaks of. */
  days: DayWindow;
};

/** A retimed voyage under a new id is at most so far from where it was, in seconds. */
const nearSeconds = 30 * 60;

/**
 * Finds for every voyage of the plan the one that an earlier edition laid (`p_voyage.id`, `kept`), and gives
 * the others a new id. First what leaves at the time it left under the same trip; then what keeps the same
 * calls at the same times, for many publishers number their trips anew in each edition, and an id may be
 * another trip's now: who booked the noon boat sails at noon, whatever its number. Only then the same trip
 * at another time, and last what alone lies near what alone is missing. Writes into `p_change` which
 * sailings move, and into `p_gone` which voyages no edition has any more. What has departed is history, and
 * stays as it was.
 */
export async function compareVoyages(tx: Tx, { feedId, now, days }: Laying): Promise<void> {
  // An edition that begins next month says nothing about this one; one without any day speaks of all that
  // lies ahead. What comes after its end is no more. A day's 24:30 may be the next day's 00:30 now, so a little of what lies before is looked through as well.
  await tx`
    create temporary table p_old on commit drop as
    select t.voyage_id, t.trip_id, t.service_date as day, t.start_s, t.calls, t.gone_at, s.departs_at,
      s.departs_at > ${now} as ahead, t.service_date >= feed.begins as spoken_of, false as found
    from timetable_voyage t
    join sailing s on s.voyage_id = t.voyage_id and s.sequence = 1
    cross join (select coalesce(min(day), ${now}::timestamptz::date) as begins from p_day) feed
    where t.feed_id = ${feedId} and t.service_date between feed.begins - 10 and ${days.to}::date`;
  await tx`analyze p_old`;
  await findSameTrip(tx, tx`and o.departs_at = p.departs_at`);
  await findRenamed(tx);
  await findSameTrip(tx, tx``);
  await findNear(tx);
  await tx`update p_voyage set id = gen_random_uuid() where id is null`;
  await tx`
    create temporary table p_change on commit drop as
    select 'moved' as kind, s.id as sailing_id, p.departs_at as new_departs_at, p.arrives_at as new_arrives_at
    from p_voyage v
    join p_sailing p using (nr)
    join sailing s on s.voyage_id = v.id and s.sequence = p.sequence
    where v.kept and s.departs_at > ${now} and s.status <> 'cancelled'
      and not exists (select 1 from p_old o where o.voyage_id = v.id and o.gone_at is not null)
      and (s.departs_at, s.arrives_at) is distinct from (p.departs_at, p.arrives_at)
      and ${lastSaid(tx)} is distinct from ${asAudited(tx)}`;
  await tx`
    create temporary table p_gone on commit drop as
    select voyage_id from p_old where not found and ahead and spoken_of and gone_at is null`;
  await tx`
    insert into p_change
    select 'gone', s.id, null, null from p_gone g join sailing s using (voyage_id)
    union all
    select 'back', s.id, p.departs_at, p.arrives_at
    from p_old o
    join p_voyage v on v.id = o.voyage_id
    join p_sailing p using (nr)
    join sailing s on s.voyage_id = v.id and s.sequence = p.sequence
    where o.gone_at is not null`;
}

/**
 * What this timetable said of a sailing last, as its audit has it: staff or the operator's own system may have
 * moved it since, and an edition that only says again what it always said knows nothing of that.
 */
function lastSaid(tx: Tx): Fragment {
  const written = tx`select a.before, a.after from sailing_audit a where a.sailing_id = s.id and a.subject = 'times'`;
  return tx`coalesce(
    (select w.after from (${written} and a.actor_id like ${`%${byTimetable}`} order by a.id desc limit 1) w),
    (select w.before from (${written} order by a.id limit 1) w))`;
}

function asAudited(tx: Tx): Fragment {
  const words = tx`'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;
  return tx`to_char(p.departs_at at time zone 'UTC', ${words}) || ' ' || to_char(p.arrives_at at time zone 'UTC', ${words})`;
}

/** By the feed's own id; one that was there until yesterday before one that had gone. */
async function findSameTrip(tx: Tx, andAt: Fragment): Promise<void> {
  await tx`
    with same as (
      select distinct on (v.nr) v.nr, o.voyage_id
      from p_voyage v
      join p_sailing p on p.nr = v.nr and p.sequence = 1
      join p_old o on o.trip_id = v.trip_id and o.day = v.day and o.start_s = v.start_s and o.calls = v.calls ${andAt}
      where v.id is null and not o.found
      order by v.nr, o.gone_at desc nulls first
    )
    update p_voyage v set id = s.voyage_id, kept = true from same s where v.nr = s.nr`;
  await noteFound(tx);
}

async function findRenamed(tx: Tx): Promise<void> {
  await tx`
    with fresh as (
      select nr, calls, times, row_number() over (partition by calls, times order by trip_id, start_s, nr) as turn
      from (
        select v.nr, v.calls, v.trip_id, v.start_s,
          string_agg(extract(epoch from p.departs_at) || ' ' || extract(epoch from p.arrives_at), ' ' order by p.sequence) as times
        from p_voyage v join p_sailing p using (nr) where v.id is null
        group by v.nr, v.calls, v.trip_id, v.start_s) f
    ),
    left_over as (
      select voyage_id, calls, times,
        row_number() over (partition by calls, times order by gone_at is not null, trip_id, start_s, voyage_id) as turn
      from (
        select o.voyage_id, o.calls, o.trip_id, o.start_s, o.gone_at,
          string_agg(extract(epoch from s.departs_at) || ' ' || extract(epoch from s.arrives_at), ' ' order by s.sequence) as times
        from p_old o join sailing s using (voyage_id)
        where not o.found
        group by o.voyage_id, o.calls, o.trip_id, o.start_s, o.gone_at) l
    )
    update p_voyage v set id = l.voyage_id, kept = true
    from fresh f join left_over l using (calls, times, turn)
    where v.nr = f.nr`;
  await noteFound(tx);
}

async function findNear(tx: Tx): Promise<void> {
  await tx`
    with near as (
      select v.nr, o.voyage_id, count(*) over (partition by v.nr) as old_ones,
        count(*) over (partition by o.voyage_id) as new_ones
      from p_voyage v
      join p_sailing p on p.nr = v.nr and p.sequence = 1
      join p_old o on o.calls = v.calls and o.day = v.day
        and abs(extract(epoch from o.departs_at - p.departs_at)) <= ${nearSeconds}::int
      where v.id is null and not o.found and o.ahead and o.gone_at is null
    )
    update p_voyage v set id = n.voyage_id, kept = true from near n
    where v.nr = n.nr and n.old_ones = 1 and n.new_ones = 1`;
  await noteFound(tx);
}

async function noteFound(tx: Tx): Promise<void> {
  await tx`update p_old o set found = true from p_voyage v where v.id = o.voyage_id and not o.found`;
}
