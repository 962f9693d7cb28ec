import { endLapsed } from "#lib/booking/end-lapsed";
import { forgetBooking } from "#lib/booking/forget-booking";
import { cache } from "#lib/redis/redis";
import { bookingEnded, bookingHeld, bookingSettled, inngest } from "../client";
import { settlingContext } from "../context";
import { onSchedule, retrySeconds } from "../retry-schedule";

/** A hold lasts 20 minutes at most and is looked at once after each extension. */
const mostLooks = 60;

/**
 * Ends a booking's hold in time. The outbox sends its event when the hold ends, so for a booking that is
 * settled before nothing ever runs. A hold that was extended meanwhile, or is pinned, is slept on.
 */
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
    for (let look = 0; look < mostLooks; look += 1) {
      // Not a step: looking again after a sleep does no harm, and most runs are this one look.
      const lookAgainAt = await onSchedule("bookings", attempt, async () => {
        const context = settlingContext();
        let lookAgainAt: Date | null = null;
        try {
          const result = await endLapsed(context, { kind: "clock", id: runId }, bookingId);
          if (!result.ended) lookAgainAt = result.lookAgainAt;
          return lookAgainAt;
        } finally {
          // Also where Stripe is away: the places are back by then.
          if (lookAgainAt === null) {
            await forgetBooking({ sql: context.database.sql, cache: cache() }, bookingId);
          }
        }
      });
      if (lookAgainAt === null) return { looks: look + 1 };
      await step.sleepUntil(`until-${look}`, new Date(lookAgainAt.getTime() + 200));
    }
    return { looks: mostLooks };
  },
);
