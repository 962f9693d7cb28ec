import type { Executor } from "#db/client";
import { type Ports, portsIn } from "./ports-in";

/** The sailings of a possible journey in order, and how often one changes vessel. */
export type Chain = { sailing_ids: string[]; changes: number };

export type TimetableQuestion = {
  from_port: Ports;
  to_port: Ports;
  /** Departure dates at the first port, YYYY-MM-DD, both included. */
  first_date: string;
  last_date: string;
};

/**
 * The timetable's part of a direct search: sailings from port to port, and voyages that get there by
 * way of other calls, where one stays on board and claims every sailing between. Neither places nor
 * whether they are sold today count here, so that the answer holds as long as the schedule does; but what
 * we know from a timetable only is not ours to sell, and nobody embarks or lands where that isn't done.
 */
export async function findSailings(
  executor: Executor,
  { from_port, to_port, first_date, last_date }: TimetableQuestion,
): Promise<Chain[]> {
  const [from, to] = [executor(portsIn(from_port)), executor(portsIn(to_port))];
  const rows = await executor<{ ids: string }[]>`
    select s.id::text as ids from sailing s
    where s.from_port in ${from} and s.to_port in ${to}
      and s.departure_date between ${first_date}::date and ${last_date}::date
      and s.status <> 'timetable' and s.embark <> 'no' and s.land <> 'no'
    union all
    select (
      select string_agg(m.id::text, '_' order by m.sequence) from sailing m
      where m.voyage_id = a.voyage_id and m.sequence between a.sequence and b.sequence)
    from route r
    join sailing a on a.from_port = r.from_port and a.to_port = r.to_port
      and a.departure_date between ${first_date}::date and ${last_date}::date
    join sailing b on b.voyage_id = a.voyage_id and b.sequence > a.sequence and b.to_port in ${to}
    where r.from_port in ${from}
      and a.status <> 'timetable' and a.embark <> 'no' and b.land <> 'no'
      -- A vessel that calls twice: one boards at the last call and lands at the first.
      and not exists (
        select 1 from sailing m
        where m.voyage_id = a.voyage_id and m.sequence >= a.sequence and m.sequence <= b.sequence
          and ((m.from_port = a.from_port and m.sequence > a.sequence)
            or (m.to_port = b.to_port and m.sequence < b.sequence)))`;
  return rows.map(({ ids }) => ({ sailing_ids: ids.split("_"), changes: 0 }));
}
