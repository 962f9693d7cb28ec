import type { Executor } from "#db/client";
import { withReading } from "#db/transaction";
import type { LookEvent } from "./look-event";

/** A look that waits to be written; without a pseudonym it is only counted. */
export type NotedLook = { event: LookEvent; pseudonym: string | null; at: Date };

/**
 * Writes looks in one statement: each counts for its day (in UTC); those of a pseudonym whose traveller agreed
 * stand by themselves too. What names a sailing or a route that we do not have is left out. Throws
 * `service_unavailable`.
 */
export async function writeLooks(sql: Executor, looks: NotedLook[]): Promise<void> {
  if (looks.length === 0) return;
  const rows = looks.map(({ event, pseudonym, at }) => ({
    kind: event.type,
    sailing_id: "sailing_id" in event ? event.sailing_id : null,
    shown_on: "shown_on" in event ? event.shown_on : null,
    from_port: "from" in event ? event.from : null,
    to_port: "to" in event ? event.to : null,
    pseudonym,
    at: at.toISOString(),
  }));
  // Counted in one order everywhere: two processes that count the same must not wait for each other.
  await withReading(sql`
    with said as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
        as s(kind text, sailing_id uuid, shown_on uuid, from_port text, to_port text, pseudonym uuid, at timestamptz)
    ), known as (
      select s.kind, w.id as sailing_id, p.id as shown_on, w.route_id, s.pseudonym, s.at
      from said s join sailing w on w.id = s.sailing_id left join sailing p on p.id = s.shown_on
      union all
      select s.kind, null, null, r.id, s.pseudonym, s.at
      from said s join route r on r.from_port = s.from_port and r.to_port = s.to_port
    ), remembered as (
      insert into look (pseudonym, kind, route_id, sailing_id, shown_on, at)
      select k.pseudonym, k.kind, k.route_id, k.sailing_id, k.shown_on, k.at
      from known k join look_consent c on c.pseudonym = k.pseudonym
      -- Or consent that is being taken back right now would let the whole statement fail, and all others' looks with it.
      for key share of c
    ), paired as (
      insert into look_pair as t (day, shown_on, sailing_id, count)
      select (at at time zone 'UTC')::date, shown_on, sailing_id, count(*) from known
      where pseudonym is null and kind = 'recommendation.followed' and shown_on <> sailing_id
      group by 1, 2, 3 order by 1, 2, 3
      on conflict (day, shown_on, sailing_id) do update set count = t.count + excluded.count
    )
    insert into look_count as t (day, kind, route_id, sailing_id, count)
    select (at at time zone 'UTC')::date, kind, route_id, sailing_id, count(*) from known
    group by 1, 2, 3, 4 order by 1, 2, 3, 4
    on conflict (day, kind, route_id, sailing_id) do update set count = t.count + excluded.count`);
}
