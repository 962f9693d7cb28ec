import { database } from "#db/client";
import { sendAccountLetter as send } from "#lib/notice/send-account-letter";
import { accountLetterDue, inngest } from "../client";
import { onSchedule, retrySeconds } from "../retry-schedule";

/**
 * Sends a letter with a link of an account. It is tried after 1, 3 and 7 minutes, as long as its link works;
 * after that whoever waits for it asks anew.
 */
export const sendAccountLetter = inngest.createFunction(
  {
    id: "emails-send-account-letter",
    triggers: [accountLetterDue],
    retries: retrySeconds.emails.length,
    concurrency: 10,
  },
  async ({ event, attempt }) =>
    await onSchedule("emails", attempt, async () => ({
      outcome: await send({ sql: database().sql }, event.data.letter_id),
    })),
);
