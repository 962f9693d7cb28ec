import type { Sql } from "./db";

// A run is what the app sees; a task is one thing it waits for: a call of the app, the end of a
// sleep, an event, an invoked run. JSON lies in text columns, for jsonb refuses \u0000.
const DDL = `
CREATE SCHEMA IF NOT EXISTS sandbox_inngest;
SET LOCAL search_path TO sandbox_inngest;
CREATE TABLE IF NOT EXISTS app (
  url text PRIMARY KEY, app_id text NOT NULL, functions text NOT NULL,
  synced_at timestamptz NOT NULL DEFAULT now());
CREATE TABLE IF NOT EXISTS event (
  n bigserial UNIQUE, id text PRIMARY KEY, external_id text, name text NOT NULL, body text NOT NULL,
  at timestamptz NOT NULL DEFAULT now());
CREATE INDEX IF NOT EXISTS event_at ON event (at);
CREATE TABLE IF NOT EXISTS run (
  id text PRIMARY KEY, fn_id text NOT NULL, status text NOT NULL DEFAULT 'running',
  event_name text NOT NULL, event_ids text[] NOT NULL, events text NOT NULL, output text,
  parent_task bigint, singleton text, finish_by timestamptz,
  started_at timestamptz NOT NULL DEFAULT now(), ended_at timestamptz);
CREATE INDEX IF NOT EXISTS run_ended ON run (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS run_started ON run (started_at);
CREATE INDEX IF NOT EXISTS run_single ON run (fn_id, singleton)
  WHERE singleton IS NOT NULL AND ended_at IS NULL;
CREATE INDEX IF NOT EXISTS run_finish ON run (finish_by)
  WHERE finish_by IS NOT NULL AND ended_at IS NULL;
CREATE TABLE IF NOT EXISTS step (
  n bigserial, run_id text NOT NULL REFERENCES run ON DELETE CASCADE, hash text NOT NULL,
  name text NOT NULL, memo text NOT NULL, at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (run_id, hash));
CREATE TABLE IF NOT EXISTS task (
  id bigserial PRIMARY KEY, run_id text NOT NULL REFERENCES run ON DELETE CASCADE,
  fn_id text NOT NULL, kind text NOT NULL, hash text NOT NULL, name text NOT NULL,
  race boolean NOT NULL DEFAULT false, attempt int NOT NULL DEFAULT 0,
  due_at timestamptz NOT NULL, down_since timestamptz,
  owner text, token text, lease_until timestamptz,
  keys text[] NOT NULL DEFAULT '{}', limits int[] NOT NULL DEFAULT '{}');
CREATE INDEX IF NOT EXISTS task_due ON task (fn_id, due_at);
CREATE INDEX IF NOT EXISTS task_next ON task (due_at) WHERE lease_until IS NULL;
CREATE INDEX IF NOT EXISTS task_leased ON task (lease_until) WHERE lease_until IS NOT NULL;
CREATE INDEX IF NOT EXISTS task_run ON task (run_id);
CREATE UNIQUE INDEX IF NOT EXISTS task_step ON task (run_id, hash) WHERE hash <> 'step';
CREATE TABLE IF NOT EXISTS watch (
  id bigserial PRIMARY KEY, run_id text NOT NULL REFERENCES run ON DELETE CASCADE,
  task_id bigint, event_name text NOT NULL, path text NOT NULL, match text NOT NULL,
  expr text, since bigint NOT NULL, until timestamptz);
CREATE INDEX IF NOT EXISTS watch_match ON watch (event_name, path, md5(match));
CREATE INDEX IF NOT EXISTS watch_run ON watch (run_id);
CREATE TABLE IF NOT EXISTS once (
  fn_id text NOT NULL, key text NOT NULL, until timestamptz NOT NULL, PRIMARY KEY (fn_id, key));
CREATE TABLE IF NOT EXISTS rate (
  fn_id text NOT NULL, key text NOT NULL, used int NOT NULL, since timestamptz NOT NULL,
  until timestamptz NOT NULL, PRIMARY KEY (fn_id, key));
CREATE TABLE IF NOT EXISTS buffer (
  fn_id text NOT NULL, key text NOT NULL, events text NOT NULL, size int NOT NULL,
  since bigint NOT NULL, first_at timestamptz NOT NULL DEFAULT now(), due_at timestamptz NOT NULL,
  PRIMARY KEY (fn_id, key));
CREATE INDEX IF NOT EXISTS buffer_due ON buffer (due_at);
CREATE TABLE IF NOT EXISTS tick (
  fn_id text NOT NULL, cron text NOT NULL, at timestamptz NOT NULL, PRIMARY KEY (fn_id, cron));
CREATE TABLE IF NOT EXISTS journal (
  n bigserial PRIMARY KEY, at timestamptz NOT NULL DEFAULT now(), method text NOT NULL,
  path text NOT NULL, effect text NOT NULL, ids text[] NOT NULL, idempotency_key text);
CREATE INDEX IF NOT EXISTS journal_at ON journal (at);
`;

/** Two executors may start together; CREATE IF NOT EXISTS alone would collide in the catalogue. */
export async function createSchema(sql: Sql): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`SELECT pg_advisory_xact_lock(hashtext('sandbox_inngest.schema'))`;
    await tx.unsafe(DDL);
  });
}
