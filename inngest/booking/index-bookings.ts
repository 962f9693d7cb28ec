import { database } from "#db/client";
import { indexBookings as indexAll } from "#lib/booking/find/index-bookings";
import { inngest } from "../client";

/** Of one run: a database that is new to this is gone through within the hour, and nobody waits for it. */
const most = 20_000;

/** Every minute: bookings made since are found by their names. Who looks for one doesn't wait for this. */
export const indexBookings = inngest.createFunction(
  {
    id: "bookings-index-bookings",
    triggers: [{ cron: "* * * * *" }],
    retries: 0,
    concurrency: 1,
  },
  async () => ({ indexed: await indexAll(database().sql, { most }) }),
);
