import type { Executor } from "#db/client";

/** How it goes with an operator, of the last hour where it is not said otherwise. Instants are ISO 8601 in UTC. */
export type OperatorHealthRow = {
  code: string;
  name: string;
  /** How it is reached; null: it has no system of its own. */
  adapter: "http" | "ferrygateway" | null;
  /** instant, or on_request: it is asked before money is taken. */
  selling: string;
  calls: number;
  failures: number;
  /** Of the calls, in milliseconds; null where there were none. */
  average_ms: number | null;
  p95_ms: number | null;
  /** Legs whose answer is awaited, and since when the oldest. */
  waiting: number;
  waiting_since: string | null;
  /** Of the last seven days. */
  refused: number;
  cancel_refused: number;
  synced_at: string | null;
  /** Whether its last feed could be followed. */
  sync_outcome: "ok" | "failed" | null;
  /** Legs of which its books say something else than ours. */
  differences: number;
};

type Instants = "waiting_since" | "synced_at";
type Read = Omit<OperatorHealthRow, Instants> & Record<Instants, Date | null>;

/** Every operator by name, with what its system did and what waits for it. */
export async function listOperatorHealth(sql: Executor): Promise<OperatorHealthRow[]> {
  const rows = await sql<Read[]>`
    with waiting as (
      select s.operator_code as code, count(*)::int as legs, min(l.operator_asked_at) as since
      from booking_leg l join sailing s on s.id = l.sailing_id
      where l.operator_status in ('REQUESTED', 'CANCEL_REQUESTED') group by 1
    )
    select o.code, o.name, k.adapter, o.booking_mode as selling, c.calls, c.failures, c.average_ms, c.p95_ms,
      coalesce(w.legs, 0) as waiting, w.since as waiting_since, r.refused, r.cancel_refused, k.synced_at,
      (select outcome from operator_sync y where y.operator_code = o.code and y.kind = 'feed'
        and y.outcome is not null order by y.began_at desc limit 1) as sync_outcome,
      (select count(*)::int from operator_difference d
        where d.operator_code = o.code and d.settled_at is null) as differences
    from operator o
    left join operator_link k on k.operator_code = o.code
    left join waiting w on w.code = o.code
    cross join lateral (
      select count(*)::int as calls,
        count(*) filter (where outcome ~ '(^failed|, effect )')::int as failures,
        avg(ms)::int as average_ms, percentile_cont(0.95) within group (order by ms)::int as p95_ms
      from (select outcome, ms from operator_call
        where operator_code = o.code and at > now() - interval '1 hour' limit 20000) h
    ) c
    cross join lateral (
      select count(*) filter (where verb = 'confirm' and outcome = 'refused')::int as refused,
        count(*) filter (where verb = 'cancel' and outcome = 'refused')::int as cancel_refused
      from (select verb, outcome from operator_call
        where operator_code = o.code and at > now() - interval '7 days' and outcome = 'refused' limit 20000) h
    ) r
    order by o.name`;
  return rows.map((row) => ({
    ...row,
    waiting_since: row.waiting_since?.toISOString() ?? null,
    synced_at: row.synced_at?.toISOString() ?? null,
  }));
}
