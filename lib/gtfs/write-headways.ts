import type { Tx } from "#db/client";
import type { Laying } from "./compare-voyages";

export type HeadwayCounts = { new_headways: number; gone_headways: number };

/**
 * Makes the feed's services at an interval what `p_headway` says: nobody can have booked one, so one that
 * changed is a new one in the old one's place.
 */
export async function writeHeadways(
  tx: Tx,
  { feedId, operatorCode }: Laying,
): Promise<HeadwayCounts> {
  await tx`
    create temporary table p_headway_same on commit drop as
    with planned as (
      select h.trip_id, h.start_s, h.end_s, h.every_s, h.zone, h.agency_id, h.line, h.days,
        (select string_agg(concat_ws(' ', c.sequence, c.port, c.arrives_s, c.departs_s, c.embark, c.land), ',' order by c.sequence)
          from p_headway_call c where c.trip_id = h.trip_id) as calls
      from p_headway h
    ),
    laid as (
      select h.id, h.trip_id, h.start_s, h.end_s, h.every_s, h.zone, h.agency_id, h.line, h.days,
        (select string_agg(concat_ws(' ', c.sequence, c.port_code, c.arrives_s, c.departs_s, c.embark, c.land), ',' order by c.sequence)
          from headway_call c where c.headway_id = h.id) as calls
      from headway h where h.feed_id = ${feedId}
    )
    select l.id, l.trip_id, l.start_s from laid l join planned p using (trip_id, start_s)
    where (l.end_s, l.every_s, l.zone, l.agency_id, l.line, l.days, l.calls)
      is not distinct from (p.end_s, p.every_s, p.zone, p.agency_id, p.line, p.days, p.calls)`;
  const gone = await tx`
    delete from headway h where h.feed_id = ${feedId}
      and not exists (select 1 from p_headway_same s where s.id = h.id)`;
  await tx`
    create temporary table p_headway_new on commit drop as
    select gen_random_uuid() as id, h.* from p_headway h
    where not exists (select 1 from p_headway_same s where s.trip_id = h.trip_id and s.start_s = h.start_s)`;
  const made = await tx`
    insert into headway (id, feed_id, operator_code, agency_id, trip_id, line, zone, start_s, end_s, every_s, days)
    select id, ${feedId}, ${operatorCode}, agency_id, trip_id, line, zone, start_s, end_s, every_s, days
    from p_headway_new`;
  await tx`
    insert into headway_call (headway_id, sequence, port_code, arrives_s, departs_s, embark, land)
    select h.id, c.sequence, c.port, c.arrives_s, c.departs_s, c.embark, c.land
    from p_headway_new h join p_headway_call c using (trip_id)`;
  return { new_headways: made.count, gone_headways: gone.count };
}
