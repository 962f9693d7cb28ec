import type { Executor } from "#db/client";
import { restate } from "#lib/measure/measure";

type Row = { waiting: number; oldest: number };

/** Reads how bookings, webhooks, the outbox, alerts and the database's connections stand into their gauges. */
export async function collectBusiness(executor: Executor): Promise<void> {
  const [bookings, [outbox], [webhooks], alerts, connections] = await Promise.all([
    executor<{ status: string; count: number }[]>`
      select status, count(*)::int as count from booking
      where created_at > now() - interval '24 hours' group by status`,
    executor<Row[]>`
      select count(*)::int as waiting, coalesce(extract(epoch from now() - min(due_at)), 0)::float8 as oldest
      from outbox where sent_at is null and due_at <= now()`,
    executor<Row[]>`
      select count(*)::int as waiting, coalesce(extract(epoch from now() - min(received_at)), 0)::float8 as oldest
      from inbox where processed_at is null`,
    executor<{ kind: string; count: number }[]>`
      select kind, count(*)::int as count from alert where closed_at is null group by kind`,
    executor<{ state: string; count: number }[]>`
      select coalesce(state, 'unknown') as state, count(*)::int as count from pg_stat_activity
      where datname = current_database() and application_name like 'gangway%' group by 1`,
  ]);
  restate(
    "gangway_bookings_24h",
    bookings.map(({ status, count }) => [{ status }, count]),
  );
  restate("gangway_outbox_waiting", [[{}, outbox?.waiting ?? 0]]);
  restate("gangway_outbox_oldest_seconds", [[{}, outbox?.oldest ?? 0]]);
  restate("gangway_stripe_webhooks_waiting", [[{}, webhooks?.waiting ?? 0]]);
  restate("gangway_stripe_webhook_oldest_seconds", [[{}, webhooks?.oldest ?? 0]]);
  restate(
    "gangway_alerts_open",
    alerts.map(({ kind, count }) => [{ kind }, count]),
  );
  restate(
    "gangway_database_connections",
    connections.map(({ state, count }) => [{ state }, count]),
  );
}
