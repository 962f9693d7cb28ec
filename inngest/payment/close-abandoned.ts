import { database } from "#db/client";
import { settlePayment } from "#lib/booking/settle-payment";
import { inngest, paymentAbandoned } from "../client";
import { settlingContext } from "../context";
import { onSchedule, retrySeconds } from "../retry-schedule";

/** Cancels the intent of a booking that was cancelled unpaid; if its money came first, it goes back. */
export const closeAbandoned = inngest.createFunction(
  {
    id: "payments-close-abandoned",
    triggers: [paymentAbandoned],
    retries: retrySeconds.payments.length,
  },
  async ({ event, attempt, runId }) =>
    await onSchedule("payments", attempt, async () => {
      const [payment] = await database().sql<{ intent_id: string | null }[]>`
        select intent_id from payment where booking_id = ${event.data.booking_id}`;
      if (!payment?.intent_id) return { settlement: "none" };
      const actor = { kind: "system", id: runId } as const;
      const { settlement } = await settlePayment(settlingContext(), actor, payment.intent_id);
      return { settlement };
    }),
);
