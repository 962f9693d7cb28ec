import type { Core } from "./core";
import { rows, type Sql } from "./db";

/** One task, held under a lease, with all its call needs. */
export interface Task {
  id: string;
  token: string;
  run: string;
  fn: string;
  kind: "call" | "sleep" | "wait" | "invoke";
  hash: string;
  name: string;
  race: boolean;
  attempt: number;
  downSince: number | null;
  /** Other tasks of its run: with none, nothing else can happen to the run but its cancellation. */
  others: number;
  /** Canonical JSON of the run's events. */
  events: string;
  /** The task of another run that waits for this one to end. */
  parent: string | null;
  keys: string[];
  limits: number[];
  /** Results of steps in the order they came, each as canonical JSON. */
  memos: Map<string, string>;
}

export interface Claim {
  /** Another executor may be the one that claims; this one then only takes events in. */
  leader: boolean;
  session: number;
  nextDue: number | null;
  tasks: Task[];
}

interface Row {
  ok: boolean;
  pid: number;
  next_due: number | null;
  id: string | null;
  token: string;
  run_id: string;
  fn_id: string;
  kind: Task["kind"];
  hash: string;
  name: string;
  race: boolean;
  attempt: number;
  down_since: number | null;
  others: number;
  events: string;
  parent_task: string | null;
  keys: string[];
  limits: number[];
  steps: [string, string][] | null;
}

export const LEASE = "8 seconds";
const LOCK = 7_413_001;

/**
 * Claims what is due. One executor at a time does this (an advisory lock of the session, taken in
 * the statement itself), so that limits are exact; a lease makes a claim safe against its death.
 *
 * Each function is asked for as many tasks as it has room for, so a crowd of one function never
 * stands before another's; within a function, keys without room are passed over.
 */
export async function claim(core: Core, lead: Sql, slots: number): Promise<Claim> {
  const limits = core.registry.all().map((fn) => ({ fn_id: fn.id, lim: fn.limit }));
  const found = await lead<Row[]>`
    WITH RECURSIVE lead AS MATERIALIZED (
      SELECT pg_try_advisory_lock(${LOCK}::bigint) AS ok, pg_backend_pid() AS pid),
    fns AS (
      (SELECT fn_id FROM task WHERE (SELECT ok FROM lead) ORDER BY fn_id LIMIT 1)
      UNION ALL
      SELECT (SELECT t.fn_id FROM task t WHERE t.fn_id > f.fn_id ORDER BY t.fn_id LIMIT 1)
      FROM fns f WHERE f.fn_id IS NOT NULL),
    busy AS MATERIALIZED (SELECT fn_id, keys FROM task WHERE lease_until > now()),
    busy_fn AS (SELECT fn_id, count(*)::int AS c FROM busy GROUP BY 1),
    busy_key AS MATERIALIZED (
      SELECT k, count(*)::int AS c FROM busy, unnest(keys) k GROUP BY 1),
    room AS (
      SELECT f.fn_id, greatest(coalesce(l.lim, 20) - coalesce(b.c, 0), 0) AS free
      FROM fns f
      LEFT JOIN json_to_recordset(${rows(limits)}::text::json) AS l(fn_id text, lim int)
        ON l.fn_id = f.fn_id
      LEFT JOIN busy_fn b ON b.fn_id = f.fn_id
      WHERE f.fn_id IS NOT NULL),
    cand AS MATERIALIZED (
      SELECT c.* FROM room r CROSS JOIN LATERAL (
        SELECT t.id, t.due_at, t.keys, t.limits FROM task t
        WHERE t.fn_id = r.fn_id AND t.due_at <= now()
          AND (t.lease_until IS NULL OR t.lease_until <= now())
          AND NOT EXISTS (
            SELECT 1 FROM unnest(t.keys, t.limits) AS u(k, l)
            JOIN busy_key b ON b.k = u.k WHERE b.c >= u.l)
        ORDER BY t.due_at, t.id LIMIT r.free FOR UPDATE SKIP LOCKED) c),
    over AS (
      SELECT x.id FROM (
        SELECT c.id, u.k, u.l, row_number() OVER (PARTITION BY u.k ORDER BY c.due_at, c.id) AS rn
        FROM cand c, unnest(c.keys, c.limits) AS u(k, l)) x
      LEFT JOIN busy_key b ON b.k = x.k
      WHERE x.rn + coalesce(b.c, 0) > x.l),
    picked AS (
      SELECT id FROM cand WHERE id NOT IN (SELECT id FROM over)
      ORDER BY due_at, id LIMIT ${slots}),
    taken AS (
      UPDATE task t SET owner = ${core.owner}, token = gen_random_uuid()::text,
        lease_until = now() + ${LEASE}::text::interval
      FROM picked p WHERE t.id = p.id RETURNING t.*)
    SELECT lead.ok, lead.pid,
      (SELECT extract(epoch FROM least(
        (SELECT min(due_at) FROM task WHERE lease_until IS NULL AND due_at > now()),
        (SELECT min(due_at) FROM buffer))) * 1000)::float8 AS next_due,
      t.id, t.token, t.run_id, t.fn_id, t.kind, t.hash, t.name, t.race, t.attempt,
      (extract(epoch FROM t.down_since) * 1000)::float8 AS down_since,
      (SELECT count(*) - 1 FROM task o WHERE o.run_id = t.run_id)::int AS others,
      r.events, r.parent_task, t.keys, t.limits,
      (SELECT json_agg(json_build_array(s.hash, s.memo) ORDER BY s.n)
       FROM step s WHERE s.run_id = t.run_id) AS steps
    FROM lead LEFT JOIN (taken t JOIN run r ON r.id = t.run_id) ON true`;
  const [head] = found;
  return {
    leader: head?.ok ?? false,
    session: head?.pid ?? 0,
    nextDue: head?.next_due ?? null,
    tasks: found.flatMap((row) => (row.id === null ? [] : [toTask(row, row.id)])),
  };
}

function toTask(row: Row, id: string): Task {
  return {
    id,
    token: row.token,
    run: row.run_id,
    fn: row.fn_id,
    kind: row.kind,
    hash: row.hash,
    name: row.name,
    race: row.race,
    attempt: row.attempt,
    downSince: row.down_since,
    others: row.others,
    events: row.events,
    parent: row.parent_task,
    keys: row.keys,
    limits: row.limits,
    memos: new Map(row.steps ?? []),
  };
}

/** A new leader: whoever held leases before has lost its session, and so most likely its life. */
export async function takeOver(core: Core): Promise<number> {
  const freed = await core.sql`
    UPDATE task SET lease_until = NULL, token = NULL
    WHERE id IN (
      SELECT id FROM task WHERE owner <> ${core.owner} AND lease_until IS NOT NULL
      FOR UPDATE SKIP LOCKED)`;
  return freed.count;
}

/**
 * Only of tasks known to be in work: a claim whose answer was lost must run out. A row that is
 * locked is just being written, and waiting for it here could end in a deadlock.
 */
export async function renewLeases(core: Core, tokens: string[]): Promise<void> {
  await core.sql`
    UPDATE task SET lease_until = now() + ${LEASE}::text::interval
    WHERE id IN (
      SELECT id FROM task WHERE token = ANY(${tokens}::text[]) AND lease_until IS NOT NULL
      FOR UPDATE SKIP LOCKED)`;
}
