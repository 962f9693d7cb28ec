import type { Tx } from "#db/client";
import type { DayWindow } from "./plan-days";

export type Laying = {
  feedId: number;
  operatorCode: string;
  now: Date;
  /** The days this import speaks of. */
  days: DayWindow;
};

/**
 * Finds for every voyage of the plan the one that an earlier edition laid (`p_voyage.id`, `kept`), and gives
 * the others a new id. The same is what the feed calls the same: trip, day of service and calls; and, as
 * many publishers number their trips anew in each edition, what keeps the same calls at the same times.
 * Writes into `p_change` which sailings move, and into `p_gone` which voyages no edition has any more. What
 * has departed is history, and stays as it was.
 */
export async function compareVoyages(tx: Tx, { feedId, now, days }: Laying): Promise<void> {
  // An edition that begins next month says nothing about this one. What comes after its end is no more.
  await tx`
    create temporary table p_old on commit drop as
    select t.voyage_id, t.trip_id, t.service_date as day, t.start_s, t.calls, t.gone_at,
      s.departs_at > ${now} as ahead, false as found
    from timetable_voyage t
    join sailing s on s.voyage_id = t.voyage_id and s.sequence = 1
    where t.feed_id = ${feedId}
      and t.service_date between (select min(day) from p_day) and ${days.to}::date`;
  await tx`analyze p_old`;
  await tx`
    update p_voyage v set id = o.voyage_id, kept = true
    from (
      select distinct on (trip_id, day, start_s, calls) voyage_id, trip_id, day, start_s, calls
      from p_old order by trip_id, day, start_s, calls, gone_at desc nulls first
    ) o
    where o.trip_id = v.trip_id and o.day = v.day and o.start_s = v.start_s and o.calls = v.calls`;
  await tx`update p_old o set found = true from p_voyage v where v.id = o.voyage_id`;
  await findRenamed(tx);
  await tx`update p_voyage set id = gen_random_uuid() where id is null`;
  await tx`
    create temporary table p_change on commit drop as
    select 'moved' as kind, s.id as sailing_id, p.departs_at as new_departs_at, p.arrives_at as new_arrives_at
    from p_voyage v
    join p_sailing p using (nr)
    join sailing s on s.voyage_id = v.id and s.sequence = p.sequence
    where v.kept and s.departs_at > ${now} and s.status <> 'cancelled'
      and not exists (select 1 from p_old o where o.voyage_id = v.id and o.gone_at is not null)
      and (s.departs_at, s.arrives_at) is distinct from (p.departs_at, p.arrives_at)`;
  await tx`
    create temporary table p_gone on commit drop as
    select voyage_id from p_old where not found and ahead and gone_at is null`;
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
      select voyage_id, calls, times, row_number() over (partition by calls, times order by trip_id, start_s, voyage_id) as turn
      from (
        select o.voyage_id, o.calls, o.trip_id, o.start_s,
          string_agg(extract(epoch from s.departs_at) || ' ' || extract(epoch from s.arrives_at), ' ' order by s.sequence) as times
        from p_old o join sailing s using (voyage_id)
        where not o.found and o.gone_at is null
        group by o.voyage_id, o.calls, o.trip_id, o.start_s) l
    )
    update p_voyage v set id = l.voyage_id, kept = true
    from fresh f join left_over l using (calls, times, turn)
    where v.nr = f.nr`;
  await tx`update p_old o set found = true from p_voyage v where v.id = o.voyage_id and not o.found`;
}
