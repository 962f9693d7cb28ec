import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import type { Executor } from "#db/client";
import { cache } from "#lib/redis/redis";

const slot = Symbol.for("gangway.metrics");
type Metrics = {
  registry: Registry;
  gauge: (name: string, help: string, labels?: string[]) => Gauge;
};

function metrics(): Metrics {
  const holder = globalThis as { [slot]?: Metrics };
  if (holder[slot]) return holder[slot];
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauges = new Map<string, Gauge>();
  holder[slot] = {
    registry,
    gauge: (name, help, labelNames = []) => {
      const gauge =
        gauges.get(name) ?? new Gauge({ name, help, labelNames, registers: [registry] });
      gauges.set(name, gauge);
      return gauge;
    },
  };
  return holder[slot];
}

/** The process's own figures and the business's, in Prometheus's text format; the latter are read when asked. */
export async function collectMetrics(
  executor: Executor,
): Promise<{ text: string; contentType: string }> {
  const { registry, gauge } = metrics();
  const [bookings, outbox, runs] = await Promise.all([
    executor<{ status: string; count: number }[]>`
      select status, count(*) from booking where created_at > now() - interval '24 hours' group by status`,
    executor<{ waiting: number; oldest: number }[]>`
      select count(*) as waiting, coalesce(extract(epoch from now() - min(due_at)), 0)::float as oldest
      from outbox where sent_at is null and due_at <= now()`,
    executor<{ group: string; status: string; count: number }[]>`
      select "group", status, count(*) from job_run
      where started_at > now() - interval '24 hours' group by "group", status`,
  ]);
  const byStatus = gauge("gangway_bookings_24h", "Bookings of the last 24 hours by status", [
    "status",
  ]);
  byStatus.reset();
  for (const row of bookings) byStatus.set({ status: row.status }, row.count);
  gauge("gangway_outbox_waiting", "Outbox rows that are due and not sent").set(
    outbox[0]?.waiting ?? 0,
  );
  gauge("gangway_outbox_oldest_seconds", "Age of the oldest of them").set(outbox[0]?.oldest ?? 0);
  const byRun = gauge("gangway_job_runs_24h", "Background runs of the last 24 hours", [
    "group",
    "status",
  ]);
  byRun.reset();
  for (const row of runs) byRun.set({ group: row.group, status: row.status }, row.count);
  gauge("gangway_redis_up", "1 when Redis answers").set(cache().state() === "up" ? 1 : 0);
  return { text: await registry.metrics(), contentType: registry.contentType };
}
