import { forgetBooking } from "#lib/booking/forget-booking";
import { settleEvent as settle } from "#lib/booking/settle-event";
import { cache } from "#lib/redis/redis";
import { inngest, stripeEventReceived } from "../client";
import { settlingContext } from "../context";
import { onSchedule, retrySeconds } from "../retry-schedule";

/** Works on a webhook that was stored: Stripe is asked again, and the books follow what it says. */
export const settleEvent = inngest.createFunction(
  {
    id: "payments-settle-event",
    triggers: [stripeEventReceived],
    retries: retrySeconds.payments.length,
  },
  async ({ event, attempt }) =>
    // One step is the whole job, and each part of it may be repeated: no step is needed around it.
    await onSchedule("payments", attempt, async () => {
      const context = settlingContext();
      const scope = { sql: context.database.sql, cache: cache() };
      const { outcome } = await settle(context, event.data.inbox_id, (bookingId) =>
        forgetBooking(scope, bookingId),
      );
      return { outcome };
    }),
);
