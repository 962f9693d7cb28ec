import { forgetBooking } from "#lib/booking/forget-booking";
import { confirmWithOperators } from "#lib/booking/operators/confirm-with-operators";
import { ownOperatorContext } from "#lib/booking/operators/operator-context";
import { cache } from "#lib/redis/redis";
import { bookingAuthorised, bookingRebooked, bookingSettled, inngest } from "../client";
import { onSchedule, retrySeconds } from "../retry-schedule";

/** Tells the operators of a booking that was paid or authorised, or went to another sailing. What they leave open the minute's sweep asks after. */
export const tellOperators = inngest.createFunction(
  {
    id: "bookings-tell-operators",
    triggers: [bookingSettled, bookingAuthorised, bookingRebooked],
    retries: retrySeconds.bookings.length,
  },
  async ({ event, attempt, runId }) =>
    await onSchedule("bookings", attempt, async () => {
      const context = ownOperatorContext();
      const bookingId = event.data.booking_id;
      const actor = { kind: "system", id: runId } as const;
      const outcome = await confirmWithOperators(context, actor, bookingId);
      if (outcome === "refused" || event.name === "booking/rebooked") {
        await forgetBooking({ sql: context.database.sql, cache: cache() }, bookingId);
      }
      return { outcome };
    }),
);
