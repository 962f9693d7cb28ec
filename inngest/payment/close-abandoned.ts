import { closeAbandoned as close } from "#lib/booking/close-abandoned";
import { inngest, paymentAbandoned } from "../client";
import { settlingContext } from "../context";
import { onSchedule, retrySeconds } from "../retry-schedule";

/** Cancels an intent whose booking was cancelled unpaid, or was paid with another one; if its money came first, it goes back. */
export const closeAbandoned = inngest.createFunction(
  {
    id: "payments-close-abandoned",
    triggers: [paymentAbandoned],
    retries: retrySeconds.payments.length,
  },
  async ({ event, attempt, runId }) =>
    await onSchedule("payments", attempt, async () => ({
      settlement: await close(
        settlingContext(),
        { kind: "system", id: runId },
        { bookingId: event.data.booking_id, intentId: event.data.intent_id ?? null },
      ),
    })),
);
