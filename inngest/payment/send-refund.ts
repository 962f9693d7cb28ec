import { sendRefund as send } from "#lib/booking/send-refund";
import { inngest, refundRequested } from "../client";
import { settlingContext } from "../context";
import { onSchedule, retrySeconds } from "../retry-schedule";

/** Sends an owed refund to Stripe under its own key, however often it has to try. */
export const sendRefund = inngest.createFunction(
  {
    id: "payments-send-refund",
    triggers: [refundRequested],
    retries: retrySeconds.payments.length,
  },
  async ({ event, attempt, runId }) =>
    await onSchedule("payments", attempt, async () => ({
      status: await send(
        settlingContext(),
        { kind: "system", id: runId },
        event.data.refund_id,
        new Date(),
      ),
    })),
);
