import type { Db } from "./db";

export interface RunRow {
  id: string;
  fn_id: string;
  status: string;
  event_name: string;
  event_ids: string[];
  output: string | null;
  started_at: Date;
  ended_at: Date | null;
  steps: string[];
  tasks: { kind: string; name: string; attempt: number; due_at: string; leased: boolean }[];
}

export async function listRuns(db: Db, limit: number): Promise<RunRow[]> {
  return db<RunRow[]>`
    SELECT r.id, r.fn_id, r.status, r.event_name, r.event_ids, r.output, r.started_at, r.ended_at,
      coalesce((SELECT json_agg(s.name ORDER BY s.n) FROM step s WHERE s.run_id = r.id), '[]')
        AS steps,
      coalesce((
        SELECT json_agg(json_build_object('kind', t.kind, 'name', t.name, 'attempt', t.attempt,
          'due_at', to_char(t.due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'leased', t.lease_until IS NOT NULL))
        FROM task t WHERE t.run_id = r.id), '[]') AS tasks
    FROM run r ORDER BY r.started_at DESC, r.id DESC LIMIT ${limit}`;
}

export async function listEvents(
  db: Db,
  limit: number,
): Promise<{ id: string; name: string; at: Date; body: string }[]> {
  return db`SELECT id, name, at, body FROM event ORDER BY n DESC LIMIT ${limit}`;
}
