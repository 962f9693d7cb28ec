import type { Executor } from "#db/client";
import type { Chain, TimetableQuestion } from "./find-sailings";

/** Least and longest time to change vessel in a port. */
export const leastChangeMinutes = 90;
export const longestChangeMinutes = 12 * 60;

/** More than anyone reads, and enough that sorting by price is honest. */
const mostChains = 100;

/**
 * Ways from port to port that change vessel, also between operators, 1 to `maxChanges` times, in the
 * same port, with 90 minutes to 12 hours between. Only ports from which the goal can still be
 * reached are followed, no port twice; a leg may itself stay on board through a call.
 */
export async function findConnections(
  executor: Executor,
  { from_port, to_port, first_date, last_date }: TimetableQuestion,
  maxChanges: number,
): Promise<Chain[]> {
  if (maxChanges < 1) return [];
  const mostSailings = maxChanges + 2;
  const rows = await executor<{ ids: string; changes: number }[]>`
    with recursive hop (port, hops) as (
      select ${to_port}::bpchar, 0
      union
      select r.from_port, h.hops + 1 from hop h join route r on r.to_port = h.port
      where h.hops < ${mostSailings - 1}::int
    ),
    near as (select port, min(hops) as hops from hop group by port),
    chain as (
      select s.id::text as ids, array[s.from_port::bpchar, s.to_port::bpchar] as ports, s.voyage_id, s.sequence,
        s.to_port::bpchar, s.arrives_at, 0 as changes, 1 as sailings
      from route r
      join near on near.port = r.to_port and near.hops + 1 <= ${mostSailings}::int
      join sailing s on s.from_port = r.from_port and s.to_port = r.to_port
        and s.departure_date between ${first_date}::date and ${last_date}::date
      where r.from_port = ${from_port} and r.to_port <> ${to_port}
      union all
      select c.ids || '_' || n.id, c.ports || n.to_port, n.voyage_id, n.sequence,
        n.to_port, n.arrives_at, c.changes + n.change, c.sailings + 1
      from chain c
      cross join lateral (
        select s.id, s.voyage_id, s.sequence, s.to_port, s.arrives_at, 0 as change
        from sailing s
        where s.voyage_id = c.voyage_id and s.sequence = c.sequence + 1
        union all
        select s.id, s.voyage_id, s.sequence, s.to_port, s.arrives_at, 1
        from route r
        join near on near.port = r.to_port and c.sailings + 1 + near.hops <= ${mostSailings}::int
        join sailing s on s.from_port = r.from_port and s.to_port = r.to_port
        where c.changes < ${maxChanges}::int and r.from_port = c.to_port and s.voyage_id <> c.voyage_id
          and s.departure_date between ((c.arrives_at at time zone 'UTC')::date - 1)
            and ((c.arrives_at at time zone 'UTC')::date + 2)
          and s.departs_at between c.arrives_at + make_interval(mins => ${leastChangeMinutes}::int)
            and c.arrives_at + make_interval(mins => ${longestChangeMinutes}::int)
      ) n
      where c.to_port <> ${to_port} and c.sailings < ${mostSailings}::int and n.to_port <> all (c.ports)
    )
    select ids, changes from chain where to_port = ${to_port} and changes >= 1
    order by sailings, arrives_at limit ${mostChains}`;
  return rows.map(({ ids, changes }) => ({ sailing_ids: ids.split("_"), changes }));
}
