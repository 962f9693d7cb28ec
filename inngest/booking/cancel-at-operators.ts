import { cancelWithOperators } from "#lib/booking/operators/cancel-with-operators";
import { ownOperatorContext } from "#lib/booking/operators/operator-context";
import { inngest, operatorCancel } from "../client";
import { onSchedule, retrySeconds } from "../retry-schedule";

/** Asks operators to cancel what was given up. */
export const cancelAtOperators = inngest.createFunction(
  {
    id: "bookings-cancel-at-operators",
    triggers: [operatorCancel],
    retries: retrySeconds.bookings.length,
  },
  async ({ event, attempt, runId }) =>
    await onSchedule("bookings", attempt, () =>
      cancelWithOperators(
        ownOperatorContext(),
        { kind: "system", id: runId },
        event.data.booking_id,
      ),
    ),
);
