import type { Executor } from "#db/client";
import { queueFigures } from "#lib/job/queue-figures";
import { operatorStates } from "#lib/operator/operator-health";
import { metrics } from "./registry";

/** Reads how background work, mail, operators' systems and the database's connections stand into their gauges. */
export async function collectWork(executor: Executor): Promise<void> {
  const { gauge } = metrics();
  const [queues, [mail], connections] = await Promise.all([
    queueFigures(executor),
    executor<{ sent: number; failed: number; seconds: number | null }[]>`
      select (select count(*)::int from notice where status = 'sent' and sent_at > now() - interval '1 hour') as sent,
        (select count(*)::int from notice where status = 'due' and attempts > 0)
          + (select count(*)::int from notice where status = 'dead' and error is distinct from 'moot'
              and due_at > now() - interval '1 hour') as failed,
        (select avg(extract(epoch from sent_at - created_at))::float8 from notice
          where status = 'sent' and sent_at > now() - interval '1 hour') as seconds`,
    executor<{ state: string; count: number }[]>`
      select coalesce(state, 'unknown') as state, count(*)::int as count from pg_stat_activity
      where datname = current_database() and application_name like 'gangway%' group by 1`,
  ]);
  const of = (name: string, help: string) => gauge(`gangway_queue_${name}`, help, ["group"]);
  const length = of("length", "Events whose run has not ended");
  const oldest = of("oldest_seconds", "Age of the oldest of them");
  const rate = of("completed_per_minute", "Runs completed a minute, of the last five");
  const failed = of("failed_1h", "Runs failed in the last hour");
  const silent = of("silent_seconds", "Since any run of the group began or ended");
  const dead = of("dead_letters", "Dead letters");
  for (const { group, silent_seconds, ...figures } of queues) {
    length.set({ group }, figures.length);
    oldest.set({ group }, figures.oldest_seconds);
    rate.set({ group }, figures.completed_per_minute);
    failed.set({ group }, figures.failed_last_hour);
    dead.set({ group }, figures.dead_letters);
    if (silent_seconds !== null) silent.set({ group }, silent_seconds);
  }
  const mails = gauge("gangway_mails_1h", "Mails of the last hour", ["outcome"]);
  mails.set({ outcome: "sent" }, mail?.sent ?? 0);
  mails.set({ outcome: "failed" }, mail?.failed ?? 0);
  const seconds = gauge(
    "gangway_mail_seconds_1h",
    "Mean time from a mail's cause to its being taken",
  );
  if (mail?.seconds != null) seconds.set(mail.seconds);
  const open = gauge("gangway_database_connections", "Connections of all processes", ["state"]);
  for (const { state, count } of connections) open.set({ state }, count);
  collectOperators();
}

function collectOperators(): void {
  const { gauge } = metrics();
  const of = (name: string, help: string) => gauge(`gangway_operator_${name}`, help, ["operator"]);
  const up = of("up", "0 while this process leaves the operator's system alone");
  const calls = of("calls", "Calls of this process to it");
  const failures = of("failures", "Calls of them that failed");
  const inUse = of("in_use", "Calls under way");
  const ms = of("mean_ms", "Mean time of a call");
  for (const { operator_code: operator, breaker, average_ms, ...state } of operatorStates()) {
    up.set({ operator }, breaker === "open" ? 0 : 1);
    calls.set({ operator }, state.calls);
    failures.set({ operator }, state.failures);
    inUse.set({ operator }, state.in_use);
    if (average_ms !== null) ms.set({ operator }, average_ms);
  }
}
