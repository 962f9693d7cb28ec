import { findUnsettled } from "#lib/booking/find-unsettled";
import { forgetBooking } from "#lib/booking/forget-booking";
import { settlePayment } from "#lib/booking/settle-payment";
import { cache } from "#lib/redis/redis";
import { inngest } from "../client";
import { settlingContext } from "../context";

/** Intents re-read a minute at most; more wait for the next minute, oldest first. */
const limit = 200;

/** Every minute: reads again from Stripe what is not final, for webhooks that never came. */
export const reconcilePayments = inngest.createFunction(
  {
    id: "payments-reconcile",
    triggers: [{ cron: "* * * * *" }],
    retries: 0,
    concurrency: 1,
  },
  async ({ runId }) => {
    const context = settlingContext();
    const actor = { kind: "system", id: runId } as const;
    let changed = 0;
    for (const intentId of await findUnsettled(context.database.drizzle, limit)) {
      const { settlement, bookingId } = await settlePayment(context, actor, intentId);
      if (settlement === "unchanged" || !bookingId) continue;
      changed += 1;
      await forgetBooking({ sql: context.database.sql, cache: cache() }, bookingId);
    }
    return { changed };
  },
);
