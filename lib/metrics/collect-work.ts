import type { Executor } from "#db/client";
import { queueFigures } from "#lib/job/queue-figures";
import type { GaugeName } from "#lib/measure/catalogue";
import { restate } from "#lib/measure/measure";

type ByGroup = Extract<GaugeName, `gangway_queue_${string}` | "gangway_dead_letters">;

/** Reads how background work and mail stand into their gauges. */
export async function collectWork(executor: Executor): Promise<void> {
  const [queues, [mail]] = await Promise.all([
    queueFigures(executor),
    executor<{ sent: number; failed: number; seconds: number | null }[]>`
      select (select count(*)::int from notice where status = 'sent' and sent_at > now() - interval '1 hour') as sent,
        (select count(*)::int from notice where status = 'due' and attempts > 0)
          + (select count(*)::int from notice where status = 'dead' and error is distinct from 'moot'
              and error is distinct from 'purged'
              and due_at > now() - interval '1 hour') as failed,
        (select avg(extract(epoch from sent_at - created_at))::float8 from notice
          where status = 'sent' and sent_at > now() - interval '1 hour') as seconds`,
  ]);
  const say = (name: ByGroup, of: (queue: (typeof queues)[number]) => number | null) =>
    restate(
      name,
      queues.map((queue) => [{ group: queue.group }, of(queue)]),
    );
  say("gangway_queue_length", (queue) => queue.length);
  say("gangway_queue_oldest_seconds", (queue) => queue.oldest_seconds);
  say("gangway_queue_running", (queue) => queue.running);
  say("gangway_queue_completed_per_minute", (queue) => queue.completed_per_minute);
  say("gangway_queue_failed_1h", (queue) => queue.failed_last_hour);
  say("gangway_queue_silent_seconds", (queue) => queue.silent_seconds);
  say("gangway_dead_letters", (queue) => queue.dead_letters);
  const { sent = 0, failed = 0, seconds = null } = mail ?? {};
  restate("gangway_mails_1h", [
    [{ outcome: "sent" }, sent],
    [{ outcome: "failed" }, failed],
  ]);
  const share = sent + failed > 0 ? sent / (sent + failed) : null;
  restate("gangway_mail_success_ratio_1h", [[{}, share]]);
  restate("gangway_mail_mean_acceptance_seconds_1h", [[{}, seconds]]);
}
