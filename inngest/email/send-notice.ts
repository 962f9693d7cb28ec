import { RetryAfterError } from "inngest";
import { database } from "#db/client";
import { deferNotice } from "#lib/notice/defer-notice";
import { NoticeDelayed } from "#lib/notice/notice-delayed";
import { sendNotice as send } from "#lib/notice/send-notice";
import { inngest, noticeDue } from "../client";
import { onSchedule, retrySeconds } from "../retry-schedule";

/** How many mails are handed to Resend at a time. */
const concurrency = 10;

/**
 * Sends one mail. A mail that cannot go now is due again in its own row: this run tries after 1, 3 and
 * 7 minutes, and leaves it to the sweep after that. Errors of another kind (ours, the database's) go by
 * the group's schedule, and the sweep finds the row if the last of them fails.
 */
export const sendNotice = inngest.createFunction(
  {
    id: "emails-send-notice",
    triggers: [noticeDue],
    retries: retrySeconds.emails.length,
    concurrency,
    onFailure: ({ event, error }) =>
      handOver(event.data.event.data.notice_id as string, error.name),
  },
  async ({ event, attempt }) => {
    const { outcome, retryInSeconds } = await onSchedule("emails", attempt, () =>
      sendOrDefer(event.data.notice_id),
    );
    if (retryInSeconds !== null) throw new RetryAfterError(outcome, retryInSeconds * 1_000);
    return { outcome };
  },
);

type Attempt = { outcome: string; retryInSeconds: number | null };

async function sendOrDefer(noticeId: string): Promise<Attempt> {
  const { sql } = database();
  try {
    return { outcome: await send({ sql }, noticeId), retryInSeconds: null };
  } catch (error) {
    if (!(error instanceof NoticeDelayed)) throw error;
    const deferral = await deferNotice(sql, noticeId, error);
    if (deferral?.bySameRun) return { outcome: error.code, retryInSeconds: deferral.seconds };
    return { outcome: deferral ? "left_to_sweep" : "ended_before", retryInSeconds: null };
  }
}

/** The run is lost; the row goes on. */
async function handOver(noticeId: string, code: string): Promise<{ outcome: string }> {
  await deferNotice(database().sql, noticeId, { code, retryAfterSeconds: null });
  return { outcome: "left_to_sweep" };
}
