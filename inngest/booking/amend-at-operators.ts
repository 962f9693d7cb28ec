import { amendWithOperators } from "#lib/booking/operators/amend-with-operators";
import { ownOperatorContext } from "#lib/booking/operators/operator-context";
import { inngest, operatorAmend } from "../client";
import { onSchedule, retrySeconds } from "../retry-schedule";

/** Tells operators who and what is left after a part of a booking was cancelled. */
export const amendAtOperators = inngest.createFunction(
  {
    id: "bookings-amend-at-operators",
    triggers: [operatorAmend],
    retries: retrySeconds.bookings.length,
  },
  async ({ event, attempt, runId }) =>
    await onSchedule("bookings", attempt, () =>
      amendWithOperators(
        ownOperatorContext(),
        { kind: "system", id: runId },
        event.data.booking_id,
      ),
    ),
);
