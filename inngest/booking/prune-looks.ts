import { database } from "#db/client";
import { pruneLooks as prune } from "#lib/recommendation/prune-looks";
import { inngest } from "../client";

/** Every night: looks are deleted when their 90 days are over, and what was agreed to when its time is. */
export const pruneLooks = inngest.createFunction(
  {
    id: "bookings-prune-looks",
    triggers: [{ cron: "TZ=UTC 30 3 * * *" }],
    retries: 2,
    concurrency: 1,
  },
  async () => await prune(database()),
);
