import type { EventBody } from "./core";
import { type Db, rows } from "./db";
import { equality, matches, textAt } from "./expression";

/** A run that an event would wake (task) or cancel (no task). */
export interface Watch {
  run_id: string;
  task_id: string | null;
  event_name: string;
  path: string;
  match: string;
  expr: string | null;
  since: string;
  until: string | null;
}

export interface Hit {
  watch: string;
  run: string;
  task: string | null;
  event: EventBody;
}

interface Wish {
  run: string;
  task: string | null;
  eventName: string;
  expression: string | undefined;
  /** The event that started the run: `event` in the expression. */
  origin: unknown;
  since: string;
  until: number | undefined;
}

export function watchFor(wish: Wish): Watch {
  const found = wish.expression ? equality(wish.expression, { event: wish.origin }) : undefined;
  return {
    run_id: wish.run,
    task_id: wish.task,
    event_name: wish.eventName,
    path: found ? JSON.stringify(found.path) : "",
    match: found ? JSON.stringify(found.value) : "",
    expr: found?.whole ? null : (wish.expression ?? null),
    since: wish.since,
    until: wish.until === undefined ? null : new Date(wish.until).toISOString(),
  };
}

export async function addWatches(db: Db, watches: Watch[]): Promise<void> {
  if (watches.length === 0) return;
  await db`
    INSERT INTO watch (run_id, task_id, event_name, path, match, expr, since, until)
    SELECT * FROM json_to_recordset(${rows(watches)}::text::json)
      AS x(run_id text, task_id bigint, event_name text, path text, match text, expr text,
           since bigint, until timestamptz)`;
}

/** Which waiting runs these events concern, in the order of the events. */
export async function findWatches(
  db: Db,
  events: { n: string; event: EventBody }[],
): Promise<Hit[]> {
  const names = [...new Set(events.map(({ event }) => event.name))];
  const paths = await db<{ event_name: string; path: string }[]>`
    SELECT DISTINCT event_name, path FROM watch WHERE event_name = ANY(${names}::text[])`;
  if (paths.length === 0) return [];
  const keys = events.flatMap(({ n, event }, i) =>
    paths
      .filter((known) => known.event_name === event.name)
      .map(({ path }) => ({
        i,
        n,
        name: event.name,
        path,
        match: path === "" ? "" : textAt(event, JSON.parse(path)),
      }))
      .filter(({ match }) => match !== undefined),
  );
  const found = await db<
    {
      id: string;
      run_id: string;
      task_id: string | null;
      expr: string | null;
      i: number;
      events: string | null;
    }[]
  >`
    SELECT w.id, w.run_id, w.task_id, w.expr, k.i,
      CASE WHEN w.expr IS NOT NULL THEN r.events END AS events
    FROM json_to_recordset(${rows(keys)}::text::json)
      AS k(i int, n bigint, name text, path text, match text)
    JOIN watch w ON w.event_name = k.name AND w.path = k.path
      AND md5(w.match) = md5(k.match) AND w.match = k.match
    JOIN run r ON r.id = w.run_id AND r.ended_at IS NULL
    WHERE w.since < k.n AND (w.until IS NULL OR w.until > now())
    ORDER BY k.n, w.id`;
  const hits: Hit[] = [];
  for (const row of found) {
    const event = events[row.i]?.event;
    if (!event) continue;
    const origin = row.events ? (JSON.parse(row.events) as EventBody[])[0] : undefined;
    if (!matches(row.expr, { event: origin, async: event })) continue;
    hits.push({ watch: row.id, run: row.run_id, task: row.task_id, event });
  }
  return hits;
}
