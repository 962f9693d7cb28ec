import { database } from "#db/client";
import { forgetReasons } from "#lib/audit/forget-reasons";
import { pruneWork as prune } from "#lib/job/prune-work";
import { inngest } from "../client";

/** Every night: the records of background work that is done and old are deleted, and reasons typed two years ago forgotten. */
export const pruneWork = inngest.createFunction(
  {
    id: "bookings-prune-work",
    triggers: [{ cron: "TZ=UTC 50 3 * * *" }],
    retries: 2,
    concurrency: 1,
  },
  async () => ({ ...(await prune(database())), reasons: await forgetReasons(database()) }),
);
