import { createBatcher } from "./batcher";
import { LEASE } from "./claim";
import type { Core } from "./core";
import { persist, rows } from "./db";

/** What most calls come to: a result saved, a task put off, a run completed. */
export interface Quick {
  task: string;
  token: string;
  run: string;
  memo_hash?: string;
  memo_name?: string;
  memo?: string;
  next: "keep" | "later" | "end";
  kind: string;
  hash: string;
  name: string;
  attempt: number;
  due?: string;
  down?: string | null;
  output?: string;
  path: string;
  effect?: string;
}

/**
 * Writes these outcomes, all that wait in one statement. True for a task that was still ours: a
 * lease that ran out or a cancelled run makes its late answer void.
 */
export function createQuickWriter(core: Core): (quick: Quick) => Promise<boolean> {
  return createBatcher<Quick, boolean>(async (list) => {
    const written = await persist(
      () => core.sql<{ id: string }[]>`
        WITH o AS MATERIALIZED (
          SELECT * FROM json_to_recordset(${rows(list)}::text::json)
            AS x(task bigint, token text, run text, memo_hash text, memo_name text, memo text,
                 next text, kind text, hash text, name text, attempt int, due timestamptz,
                 down timestamptz, output text, path text, effect text)),
        locked AS MATERIALIZED (
          SELECT id FROM run WHERE id IN (SELECT run FROM o) AND ended_at IS NULL
          ORDER BY id FOR UPDATE),
        mine AS MATERIALIZED (
          SELECT o.* FROM o JOIN locked ON locked.id = o.run
          JOIN task t ON t.id = o.task AND t.token = o.token),
        saved AS (
          INSERT INTO step (run_id, hash, name, memo)
          SELECT run, memo_hash, memo_name, memo FROM mine WHERE memo_hash IS NOT NULL
          ON CONFLICT DO NOTHING),
        moved AS (
          UPDATE task t SET kind = m.kind, hash = m.hash, name = m.name, attempt = m.attempt,
            due_at = coalesce(m.due, t.due_at), down_since = m.down,
            token = CASE WHEN m.next = 'keep' THEN t.token END,
            lease_until = CASE WHEN m.next = 'keep' THEN now() + ${LEASE}::text::interval END
          FROM mine m WHERE t.id = m.task AND m.next <> 'end' RETURNING t.id),
        ended AS (
          UPDATE run r SET status = 'completed', output = m.output, ended_at = now()
          FROM mine m WHERE r.id = m.run AND m.next = 'end' AND r.ended_at IS NULL
          RETURNING m.task AS id),
        gone AS (DELETE FROM task t USING mine m WHERE t.run_id = m.run AND m.next = 'end'),
        unwatched AS (DELETE FROM watch w USING mine m WHERE w.run_id = m.run AND m.next = 'end'),
        noted AS (
          INSERT INTO journal (method, path, effect, ids)
          SELECT 'POST', path, effect, ARRAY[run] FROM mine WHERE effect IS NOT NULL)
        SELECT id FROM moved UNION ALL SELECT id FROM ended`,
    );
    const ours = new Set(written.map(({ id }) => id));
    return list.map(({ task }) => ours.has(task));
  });
}
