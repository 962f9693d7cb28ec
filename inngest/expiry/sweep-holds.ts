import { endLapsed } from "#lib/booking/end-lapsed";
import { findLapsed } from "#lib/booking/find-lapsed";
import { forgetBooking } from "#lib/booking/forget-booking";
import { closeOutrunTimers } from "#lib/job/close-outrun-timers";
import { log } from "#lib/log/log";
import { cache } from "#lib/redis/redis";
import { inngest } from "../client";
import { settlingContext } from "../context";

const limit = 500;

/** Every minute: ends what a timer missed. One that fails does not keep the others waiting. */
export const sweepHolds = inngest.createFunction(
  { id: "bookings-sweep-holds", triggers: [{ cron: "* * * * *" }], retries: 0, concurrency: 1 },
  async ({ runId }) => {
    const context = settlingContext();
    let ended = 0;
    for (const bookingId of await findLapsed(context.database.drizzle, limit)) {
      try {
        const result = await endLapsed(context, { kind: "clock", id: runId }, bookingId);
        if (result.ended) ended += 1;
        await forgetBooking({ sql: context.database.sql, cache: cache() }, bookingId);
      } catch (error) {
        log().warn({ err: error, bookingId }, "sweep: a lapsed hold waits for the next minute");
      }
    }
    await closeOutrunTimers(context.database.sql);
    return { ended };
  },
);
