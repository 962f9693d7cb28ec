import { endLapsed } from "#lib/booking/end-lapsed";
import { forgetBooking } from "#lib/booking/forget-booking";
import { config } from "#lib/config/config";
import { cache } from "#lib/redis/redis";
import { bookingEnded, bookingHeld, bookingSettled, inngest } from "../client";
import { settlingContext } from "../context";
import { onSchedule, retrySeconds } from "../retry-schedule";

/** A hold lasts 20 minutes at most and is looked at once after each extension. */
const mostLooks = 60;

/** A durable timer for each booking: sleeps until its hold ends, looks, and sleeps on if it was extended. */
export const endHoldInTime = inngest.createFunction(
  {
    id: "bookings-end-hold",
    triggers: [bookingHeld],
    retries: retrySeconds.bookings.length,
    cancelOn: [
      { event: bookingSettled, match: "data.booking_id" },
      { event: bookingEnded, match: "data.booking_id" },
    ],
  },
  async ({ event, step, attempt, runId }) => {
    const bookingId = event.data.booking_id;
    // Most bookings are paid before this wakes, and then it never does any work.
    await step.sleepUntil("end", new Date((event.ts ?? 0) + config().HOLD_SECONDS * 1_000 + 300));
    for (let look = 0; look < mostLooks; look += 1) {
      const outcome = await step.run(`look-${look}`, () =>
        onSchedule("bookings", attempt, async () => {
          const context = settlingContext();
          const result = await endLapsed(context, { kind: "clock", id: runId }, bookingId);
          if (result.ended)
            await forgetBooking({ sql: context.database.sql, cache: cache() }, bookingId);
          return result.ended ? null : result.lookAgainAt.toISOString();
        }),
      );
      if (outcome === null) return { looks: look + 1 };
      await step.sleepUntil(`until-${look}`, new Date(new Date(outcome).getTime() + 200));
    }
    return { looks: mostLooks };
  },
);
