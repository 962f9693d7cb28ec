import { database } from "#db/client";
import { sweepNotices as sweep } from "#lib/notice/sweep-notices";
import { inngest } from "../client";

/**
 * Every minute: sends on the mails that are due and that no run is working on. Each of them is tried
 * every 15 minutes, for its row says so; a sweep that only came as often would be late by as much again.
 */
export const sweepNotices = inngest.createFunction(
  { id: "emails-sweep-notices", triggers: [{ cron: "* * * * *" }], retries: 0, concurrency: 1 },
  async () => await sweep(database()),
);
