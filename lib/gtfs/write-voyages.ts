import type { Tx } from "#db/client";
import type { Laying } from "./compare-voyages";

export type VoyageCounts = {
  new_voyages: number;
  new_sailings: number;
  moved_sailings: number;
  gone_voyages: number;
  back_voyages: number;
  /** Another name, agency or rule for embarking and landing, at the same times. */
  other_changes: number;
};

/**
 * Writes what compareVoyages found. New voyages are known and not sold. A sailing that moved has its new
 * times. A voyage that is gone is deleted if it was never sold; otherwise its sailings are closed, for a
 * feed that is silent has cancelled nothing: that is for people to say. One that is back stays closed
 * until they open it.
 */
export async function writeVoyages(
  tx: Tx,
  { feedId, operatorCode, now }: Laying,
): Promise<VoyageCounts> {
  const voyages = await tx`
    insert into voyage (id, operator_code, vessel_id, service_date)
    select v.id, ${operatorCode}, null, p.departure_date
    from p_voyage v join p_sailing p on p.nr = v.nr and p.sequence = 1 where not v.kept`;
  const sailings = await tx`
    insert into sailing (id, voyage_id, sequence, route_id, operator_code, vessel_id, from_port, to_port,
      departs_at, arrives_at, departure_date, status, embark, land)
    select gen_random_uuid(), v.id, p.sequence, p.route_id, ${operatorCode}, null, p.from_port, p.to_port,
      p.departs_at, p.arrives_at, p.departure_date, 'timetable', p.embark, p.land
    from p_voyage v join p_sailing p using (nr) where not v.kept`;
  await tx`
    insert into timetable_voyage (voyage_id, feed_id, trip_id, service_date, start_s, calls, agency_id, line)
    select id, ${feedId}, trip_id, day, start_s, calls, agency_id, line from p_voyage where not kept`;
  const named = await tx`
    update timetable_voyage t set trip_id = v.trip_id, service_date = v.day, start_s = v.start_s,
      agency_id = v.agency_id, line = v.line
    from p_voyage v
    where v.kept and t.voyage_id = v.id
      and (t.trip_id, t.service_date, t.start_s, t.agency_id, t.line)
        is distinct from (v.trip_id, v.day, v.start_s, v.agency_id, v.line)`;
  const moved = await tx`
    update sailing s set departs_at = p.departs_at, arrives_at = p.arrives_at, departure_date = p.departure_date
    from p_change c, p_voyage v, p_sailing p
    where c.kind <> 'gone' and s.id = c.sailing_id and v.id = s.voyage_id and p.nr = v.nr and p.sequence = s.sequence
      and s.departs_at > ${now} and s.status <> 'cancelled'
      and (s.departs_at, s.arrives_at) is distinct from (p.departs_at, p.arrives_at)`;
  const calls = await tx`
    update sailing s set embark = p.embark, land = p.land
    from p_voyage v join p_sailing p using (nr)
    where v.kept and s.voyage_id = v.id and s.sequence = p.sequence and s.departs_at > ${now}
      and (s.embark, s.land) is distinct from (p.embark, p.land)`;
  await tx`
    update voyage y set service_date = p.departure_date
    from p_voyage v join p_sailing p on p.nr = v.nr and p.sequence = 1
    where v.kept and y.id = v.id and y.service_date <> p.departure_date
      and v.id in (select s.voyage_id from p_change c join sailing s on s.id = c.sailing_id where c.kind <> 'gone')`;
  const back = await tx`
    update timetable_voyage t set gone_at = null from p_voyage v
    where v.kept and t.voyage_id = v.id and t.gone_at is not null`;
  const gone = await tx`select voyage_id from p_gone`;
  await takeAway(tx, now);
  return {
    new_voyages: voyages.count,
    new_sailings: sailings.count,
    moved_sailings: moved.count,
    gone_voyages: gone.count,
    back_voyages: back.count,
    other_changes: named.count + calls.count,
  };
}

async function takeAway(tx: Tx, now: Date): Promise<void> {
  await tx`
    create temporary table p_unsold on commit drop as
    select g.voyage_id from p_gone g
    where not exists (
      select 1 from sailing s where s.voyage_id = g.voyage_id and (s.status <> 'timetable'
        or exists (select 1 from pool p where p.sailing_id = s.id)
        or exists (select 1 from booking_leg l where l.sailing_id = s.id)
        or exists (select 1 from sailing_audit x where x.sailing_id = s.id)
        or exists (select 1 from sailing_change x where x.sailing_id = s.id)))`;
  await tx`delete from timetable_voyage t using p_unsold u where t.voyage_id = u.voyage_id`;
  await tx`delete from sailing s using p_unsold u where s.voyage_id = u.voyage_id`;
  await tx`delete from voyage v using p_unsold u where v.id = u.voyage_id`;
  await tx`delete from p_gone g using p_unsold u where g.voyage_id = u.voyage_id`;
  await tx`
    update sailing s set status = 'closed' from p_gone g
    where s.voyage_id = g.voyage_id and s.status = 'open'`;
  await tx`
    update timetable_voyage t set gone_at = ${now} from p_gone g where t.voyage_id = g.voyage_id`;
}
