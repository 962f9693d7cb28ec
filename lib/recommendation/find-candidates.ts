import type { Executor } from "#db/client";
import { withReading } from "#db/transaction";

/** How a route comes to be thought of: it is the sailing's own, its travellers look at it too, its ends lie near, or all seek it here. */
export type Tie = "same_route" | "looked_at" | "nearby" | "popular";

export type Candidate = {
  id: string;
  /** Of the pair of sailings, 0 if nobody looked at both; and of their routes, 1 for the same. */
  affinity: number;
  tie: Tie;
  route_score: number;
  /** Days from the sailing looked at, by the departure ports' calendars. */
  days: number;
  /** Hours between their times of day, 0 to 12. */
  hours: number;
  /** How sought after its route is, 0 to 1. */
  sought: number;
};

/** Ports within this distance stand for each other, in kilometres. */
const nearKm = 160;
const nearScore = 0.06;
const popularScore = 0.03;
const mostRoutes = 12;
/** On the same route so many days around, on others so many. */
const days = { same: 10, other: 4 };
const mostOnRoute = { same: 60, other: 12 };

/**
 * What may be recommended beside a sailing, leaving after `now` and on sale: what is looked at together with it,
 * other days of its route, and routes that go with its own by what people look at or by where they lead. Null for
 * an id nobody knows. Of a sailing that has left, the days around now. Throws `service_unavailable`.
 */
export async function findCandidates(
  sql: Executor,
  sailingId: string,
  now: Date,
): Promise<Candidate[] | null> {
  const rows = await withReading(sql<(Candidate & { known: boolean })[]>`
    with here as materialized (
      select s.id, s.route_id, s.from_port, s.to_port, s.departs_at,
        greatest(s.departure_date, ${now}::timestamptz::date) as day
      from sailing s where s.id = ${sailingId}
    ), ways as (
      select route_id, 1.0::float as score, 'same_route' as tie from here
      union all
      select a.other_id, a.score, 'looked_at' from here h
      join route_affinity a on a.route_id = h.route_id and a.other_id <> h.route_id
      union all
      select r.id, ${nearScore}::float, 'nearby' from here h
      join route r on r.id <> h.route_id and r.sold
      join port hf on hf.code = h.from_port join port ht on ht.code = h.to_port
      join port rf on rf.code = r.from_port join port rt on rt.code = r.to_port
      where abs(rf.latitude - hf.latitude) < 2 and abs(rt.latitude - ht.latitude) < 2
        and 6371 * acos(least(1, sin(radians(hf.latitude)) * sin(radians(rf.latitude)) + cos(radians(hf.latitude))
          * cos(radians(rf.latitude)) * cos(radians(rf.longitude - hf.longitude)))) < ${nearKm}
        and 6371 * acos(least(1, sin(radians(ht.latitude)) * sin(radians(rt.latitude)) + cos(radians(ht.latitude))
          * cos(radians(rt.latitude)) * cos(radians(rt.longitude - ht.longitude)))) < ${nearKm}
      union all
      select r.id, ${popularScore}::float * (0.2 + 0.8 * coalesce(a.score, 0)), 'popular' from here h
      join route r on r.from_port = h.from_port and r.id <> h.route_id and r.sold
      left join route_affinity a on a.route_id = r.id and a.other_id = r.id
    ), routes as (
      select b.route_id, b.score, b.tie, r.from_port, r.to_port, coalesce(a.score, 0) as sought
      from (
        select distinct on (route_id) route_id, score, tie from ways order by route_id, score desc
      ) b
      join route r on r.id = b.route_id
      left join route_affinity a on a.route_id = b.route_id and a.other_id = b.route_id
      order by b.score desc limit ${mostRoutes}
    ), around as (
      select s.id, r.tie, r.score, r.sought, s.departs_at, s.departure_date - h.day as days, h.departs_at as here_at
      from routes r cross join here h
      cross join lateral (
        select s.id, s.departs_at, s.departure_date from sailing s
        where s.from_port = r.from_port and s.to_port = r.to_port
          and s.departure_date between h.day - case r.tie when 'same_route' then ${days.same}::int else ${days.other}::int end
            and h.day + case r.tie when 'same_route' then ${days.same}::int else ${days.other}::int end
          and s.status = 'open' and s.embark <> 'no' and s.land <> 'no'
          and s.departs_at > ${now} and s.id <> h.id
        order by abs(s.departure_date - h.day), s.departs_at
        limit case r.tie when 'same_route' then ${mostOnRoute.same}::int else ${mostOnRoute.other}::int end
      ) s
    ), paired as (
      select s.id, a.score as affinity, case when s.route_id = h.route_id then 'same_route' else 'looked_at' end as tie,
        s.departs_at, s.departure_date - h.day as days, h.departs_at as here_at
      from here h join sailing_affinity a on a.sailing_id = h.id join sailing s on s.id = a.other_id
      where s.status = 'open' and s.embark <> 'no' and s.land <> 'no' and s.departs_at > ${now}
    ), both_ways as (
      select coalesce(p.id, r.id) as id, coalesce(p.affinity, 0) as affinity, coalesce(r.tie, p.tie) as tie,
        coalesce(r.score, 0) as route_score, coalesce(r.sought, 0) as sought, coalesce(p.days, r.days) as days,
        coalesce(p.departs_at, r.departs_at) as departs_at, coalesce(p.here_at, r.here_at) as here_at
      from around r full join paired p on p.id = r.id
    )
    select b.id, b.affinity, b.tie, b.route_score, b.sought, b.days, true as known,
      abs(mod((extract(epoch from b.departs_at - b.here_at) / 3600)::numeric + 36000012, 24) - 12)::float as hours
    from both_ways b
    union all
    select id, 0, 'same_route', 0, 0, 0, false, 0 from here`);
  if (rows.length === 0) return null;
  return rows.filter(({ known }) => known).map(({ known: _, ...candidate }) => candidate);
}
