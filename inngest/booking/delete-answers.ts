import { database } from "#db/client";
import { deleteAnswers as deleteOld } from "#lib/idempotency/delete-answers";
import { inngest } from "../client";

/** Every night: answers that were kept for 30 days, to be given again to who asks again, are deleted. */
export const deleteAnswers = inngest.createFunction(
  {
    id: "bookings-delete-answers",
    triggers: [{ cron: "TZ=UTC 40 3 * * *" }],
    retries: 2,
    concurrency: 1,
  },
  async () => await deleteOld(database()),
);
