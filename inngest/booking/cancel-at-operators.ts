import { cancelWithOperators } from "#lib/booking/operators/cancel-with-operators";
import { inngest, operatorCancel } from "../client";
import { operatorContext } from "../operator-context";
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
      cancelWithOperators(operatorContext(), { kind: "system", id: runId }, event.data.booking_id),
    ),
);
