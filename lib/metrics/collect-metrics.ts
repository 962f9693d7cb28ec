import type { Executor } from "#db/client";
import { cache } from "#lib/redis/redis";
import { collectCache } from "./collect-cache";
import { collectWork } from "./collect-work";
import { metrics } from "./registry";

/** The process's own figures and the business's, in Prometheus's text format; the latter are read when asked. */
export async function collectMetrics(
  executor: Executor,
): Promise<{ text: string; contentType: string }> {
  const { registry, gauge, watchProcess } = metrics();
  watchProcess();
  const [bookings, outbox, runs] = await Promise.all([
    executor<{ status: string; count: number }[]>`
      select status, count(*) from booking where created_at > now() - interval '24 hours' group by status`,
    executor<{ waiting: number; oldest: number }[]>`
      select count(*) as waiting, coalesce(extract(epoch from now() - min(due_at)), 0)::float as oldest
      from outbox where sent_at is null and due_at <= now()`,
    executor<{ group: string; status: string; count: number }[]>`
      select "group", status, count(*) from job_run
      where started_at > now() - interval '24 hours' group by "group", status`,
    collectWork(executor),
    collectCache(cache()),
  ]);
  const byStatus = gauge("gangway_bookings_24h", "Bookings of the last 24 hours by status", [
    "status",
  ]);
  for (const row of bookings) byStatus.set({ status: row.status }, row.count);
  gauge("gangway_outbox_waiting", "Outbox rows that are due and not sent").set(
    outbox[0]?.waiting ?? 0,
  );
  gauge("gangway_outbox_oldest_seconds", "Age of the oldest of them").set(outbox[0]?.oldest ?? 0);
  const byRun = gauge("gangway_job_runs_24h", "Background runs of the last 24 hours", [
    "group",
    "status",
  ]);
  for (const row of runs) byRun.set({ group: row.group, status: row.status }, row.count);
  return { text: await registry.metrics(), contentType: registry.contentType };
}
