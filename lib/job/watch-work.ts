import type { Executor } from "#db/client";
import { closeAlert } from "#lib/alert/close-alert";
import { type AlertReading, openAlert } from "#lib/alert/open-alert";
import { type QueueFigures, queueFigures } from "./queue-figures";

/** The seeds' thresholds (async-flow-diagrams 7). */
const longestQueue = 500;
const longestSilenceSeconds = 5 * 60;
const leastMailSuccess = 0.95;
/** Fewer mails than this say nothing about how mail goes. */
const fewestMails = 20;

type Finding = AlertReading & { holds: boolean };

/**
 * Looks at every group's queue, heartbeat and dead letters and at how mail goes, and opens or closes the
 * alerts that follow. `sinceSeconds` is how long this watch has been there: nobody is called silent before
 * he could have said anything. Answers the kinds that are open now.
 */
export async function watchWork(executor: Executor, sinceSeconds: number): Promise<string[]> {
  const [figures, mail] = await Promise.all([queueFigures(executor), mailOfTheHour(executor)]);
  const findings = [
    ...figures.flatMap((group) => findingsOf(group, sinceSeconds)),
    {
      kind: "mail_failing",
      subject: "",
      detail: { sent: mail.sent, failed: mail.failed },
      holds:
        mail.sent + mail.failed < fewestMails ||
        mail.sent / (mail.sent + mail.failed) >= leastMailSuccess,
    },
  ];
  const open: string[] = [];
  for (const { holds, ...alert } of findings) {
    if (holds) await closeAlert(executor, alert);
    else {
      await openAlert(executor, alert);
      open.push(`${alert.kind} ${alert.subject}`.trim());
    }
  }
  return open;
}

function findingsOf(figures: QueueFigures, sinceSeconds: number): Finding[] {
  const { group, length, dead_letters: dead } = figures;
  const silence = Math.round(Math.min(figures.silent_seconds ?? sinceSeconds, sinceSeconds));
  return [
    {
      kind: "queue_long",
      subject: group,
      detail: { length, oldest_seconds: Math.round(figures.oldest_seconds) },
      holds: length <= longestQueue,
    },
    {
      kind: "group_silent",
      subject: group,
      detail: { seconds: silence },
      holds: silence < longestSilenceSeconds,
    },
    { kind: "dead_letters", subject: group, detail: { count: dead }, holds: dead === 0 },
  ];
}

/** Of the mails that were due in the last hour: those Resend took, and those that failed once or more. */
async function mailOfTheHour(executor: Executor): Promise<{ sent: number; failed: number }> {
  const [row] = await executor<{ sent: number; failed: number }[]>`
    select (select count(*)::int from notice where status = 'sent' and sent_at > now() - interval '1 hour') as sent,
      (select count(*)::int from notice where status = 'due' and attempts > 0)
        + (select count(*)::int from notice
            where status = 'dead' and error is distinct from 'moot' and error is distinct from 'purged'
              and due_at > now() - interval '1 hour') as failed`;
  return row ?? { sent: 0, failed: 0 };
}
