import { database } from "#db/client";
import { forgetEnded as forget } from "#lib/account/forget-ended";
import { inngest } from "../client";

/** Every night: sessions, sign-ins and letters of accounts whose time is up are deleted. */
export const forgetEnded = inngest.createFunction(
  {
    id: "bookings-forget-ended",
    triggers: [{ cron: "TZ=UTC 10 4 * * *" }],
    retries: 2,
    concurrency: 1,
  },
  async () => ({ deleted: await forget(database().sql) }),
);
