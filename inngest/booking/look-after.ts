import { database } from "#db/client";
import { lookAfterBooking } from "#lib/booking/aftercare/look-after-booking";
import { cache } from "#lib/redis/redis";
import { inngest, sailingLookAfter } from "../client";
import { onSchedule, retrySeconds } from "../retry-schedule";

/** Refunds or moves a booking of a cancelled sailing, as staff decided. A few at a time: they meet on the same pools. */
export const lookAfter = inngest.createFunction(
  {
    id: "bookings-look-after",
    triggers: [sailingLookAfter],
    retries: retrySeconds.bookings.length,
    concurrency: 4,
  },
  async ({ event, attempt }) =>
    await onSchedule("bookings", attempt, async () => ({
      outcome: await lookAfterBooking(
        { database: database(), cache: cache() },
        { sailingId: event.data.sailing_id, bookingId: event.data.booking_id },
      ),
    })),
);
