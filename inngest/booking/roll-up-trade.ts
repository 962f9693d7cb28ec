import { database } from "#db/client";
import { rollUpTrade as rollUp } from "#lib/office/today/roll-up-trade";
import { cache } from "#lib/redis/redis";
import { inngest } from "../client";

/** Every five minutes: adds up the quarters of an hour that are over, so that a day's sales are read in no time. */
export const rollUpTrade = inngest.createFunction(
  {
    id: "bookings-roll-up-trade",
    triggers: [{ cron: "*/5 * * * *" }],
    retries: 0,
    concurrency: 1,
  },
  async () => ({ quarters: await rollUp(database().sql, cache(), new Date()) }),
);
