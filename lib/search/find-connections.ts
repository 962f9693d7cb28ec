import type { Executor } from "#db/client";
import type { Chain, TimetableQuestion } from "./find-sailings";
import { portsIn } from "./ports-in";

/** More than anyone reads, and enough that sorting by price is honest. */
const mostChains = 100;

/**
 * Ways from port to port that change vessel, also between operators, 1 to `maxChanges` times, in the
 * same port or to one near by, each within that port's least and longest time to change. Only ports from
 * which the goal can still be reached are followed, no port twice; a leg may itself stay on board
 * through a call. What we know from a timetable only takes no part, nor a call where one may not embark
 * or land.
 */
export async function findConnections(
  executor: Executor,
  { from_port, to_port, first_date, last_date }: TimetableQuestion,
  maxChanges: number,
): Promise<Chain[]> {
  if (maxChanges < 1) return [];
  const mostSailings = maxChanges + 2;
  const [from, to] = [executor(portsIn(from_port)), executor(portsIn(to_port))];
  const rows = await executor<{ ids: string; changes: number }[]>`
    with recursive hop (port, hops) as (
      select code, 0 from port where code in ${to}
      union
      select w.from_port, h.hops + 1 from hop h
      join route r on r.to_port = h.port and r.sold
      join change_place w on w.to_port = r.from_port
      where h.hops < ${mostSailings - 1}::int
    ),
    -- How many sailings it takes at least from where one landed.
    near as (select port, min(hops) as hops from hop group by port),
    chain as (
      select s.id::text as ids, array[s.from_port::bpchar, s.to_port::bpchar] as ports, s.voyage_id, s.sequence,
        s.to_port::bpchar, s.arrives_at, s.land, 0 as changes, 1 as sailings
      from route r
      join near on near.port = r.to_port and near.hops + 1 <= ${mostSailings}::int
      join sailing s on s.from_port = r.from_port and s.to_port = r.to_port
        and s.departure_date between ${first_date}::date and ${last_date}::date
        and s.status <> 'timetable' and s.embark <> 'no'
      where r.from_port in ${from} and r.to_port not in ${from} and r.to_port not in ${to}
      union all
      select c.ids || '_' || n.id, c.ports || n.from_port || n.to_port, n.voyage_id, n.sequence,
        n.to_port, n.arrives_at, n.land, c.changes + n.change, c.sailings + 1
      from chain c
      cross join lateral (
        select s.id, s.voyage_id, s.sequence, s.from_port, s.to_port, s.arrives_at, s.land, 0 as change
        from sailing s
        where s.voyage_id = c.voyage_id and s.sequence = c.sequence + 1 and s.status <> 'timetable'
        union all
        select s.id, s.voyage_id, s.sequence, s.from_port, s.to_port, s.arrives_at, s.land, 1
        from change_place w
        join route r on r.from_port = w.to_port
        join near on near.port = r.to_port and c.sailings + 1 + near.hops <= ${mostSailings}::int
        join sailing s on s.from_port = r.from_port and s.to_port = r.to_port
        where c.changes < ${maxChanges}::int and w.from_port = c.to_port and s.voyage_id <> c.voyage_id
          and c.land <> 'no' and s.embark <> 'no' and s.status <> 'timetable'
          and (w.to_port = c.to_port or w.to_port <> all (c.ports))
          and s.departure_date between ((c.arrives_at at time zone 'UTC')::date - 1)
            and (((c.arrives_at + make_interval(mins => w.longest_minutes)) at time zone 'UTC')::date + 1)
          and s.departs_at between c.arrives_at + make_interval(mins => w.least_minutes)
            and c.arrives_at + make_interval(mins => w.longest_minutes)
      ) n
      where c.to_port not in ${to} and c.sailings < ${mostSailings}::int
        and n.to_port <> all (c.ports) and n.to_port not in ${from}
    )
    select ids, changes from chain where to_port in ${to} and changes >= 1 and land <> 'no'
    order by sailings, arrives_at, ids limit ${mostChains}`;
  return rows.map(({ ids, changes }) => ({ sailing_ids: ids.split("_"), changes }));
}
