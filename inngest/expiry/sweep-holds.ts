import { endLapsed, freeLapsed } from "#lib/booking/end-lapsed";
import { findLapsed } from "#lib/booking/find-lapsed";
import { forgetBooking } from "#lib/booking/forget-booking";
import { closeOutrunTimers } from "#lib/job/close-outrun-timers";
import { log } from "#lib/log/log";
import { cache } from "#lib/redis/redis";
import { inngest } from "../client";
import { settlingContext } from "../context";
import { inTime } from "../in-time";

const limit = 500;

/**
 * Every minute: ends what a timer missed. First all places go back, which needs nobody; then the intents
 * are cancelled, for which Stripe must answer. One that fails keeps no other waiting.
 */
export const sweepHolds = inngest.createFunction(
  { id: "bookings-sweep-holds", triggers: [{ cron: "* * * * *" }], retries: 0, concurrency: 1 },
  async ({ runId }) => {
    const context = settlingContext();
    const { sql, drizzle } = context.database;
    const actor = { kind: "clock", id: runId } as const;
    const lapsed = await findLapsed(drizzle, limit);
    const onError = (error: unknown, bookingId: string) =>
      log().warn({ err: error, bookingId }, "sweep: a lapsed hold waits for the next minute");
    const forget = (id: string) => forgetBooking({ sql, cache: cache() }, id);
    const free = async (id: string) => {
      await freeLapsed(context.database, actor, id);
      // Now, for Stripe may be away.
      await forget(id);
    };
    await inTime(lapsed, free, onError);
    const end = async (id: string) => {
      await endLapsed(context, actor, id);
      await forget(id);
    };
    await inTime(lapsed, end, onError);
    await closeOutrunTimers(sql);
    return { lapsed: lapsed.length };
  },
);
