import { database } from "#db/client";
import { forgetEnded as forget } from "#lib/account/forget-ended";
import { forgetBoardings } from "#lib/boarding/forget-boardings";
import { inngest } from "../client";

/**
 * Every night: sessions, sign-ins and letters of accounts whose time is up are deleted, and who boarded what
 * 60 days ago.
 */
export const forgetEnded = inngest.createFunction(
  {
    id: "bookings-forget-ended",
    triggers: [{ cron: "TZ=UTC 10 4 * * *" }],
    retries: 2,
    concurrency: 1,
  },
  async () => {
    const { sql } = database();
    return { deleted: await forget(sql), boardings: await forgetBoardings(sql) };
  },
);
