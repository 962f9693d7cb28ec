import { findOpenDisputes } from "#lib/booking/find-open-disputes";
import { forgetBooking } from "#lib/booking/forget-booking";
import { reconcileBooks as reconcile } from "#lib/booking/reconcile-books";
import { settleDispute } from "#lib/booking/settle-dispute";
import { log } from "#lib/log/log";
import { hearMissedEvents } from "#lib/payment/hear-missed-events";
import { cache } from "#lib/redis/redis";
import { inngest } from "../client";
import { settlingContext } from "../context";
import { inTime } from "../in-time";

/** Read an hour at most: more open disputes than this are trouble of another kind. */
const limit = 1_000;

/** Stripe gives an event up after three days. */
const missedMs = 3 * 24 * 3_600_000;

/** Every hour: asks for the events of days that no webhook brought, reads open disputes again, then holds the books against Stripe's lists; differences are alerts for staff. */
export const reconcileBooks = inngest.createFunction(
  {
    id: "payments-reconcile-books",
    triggers: [{ cron: "17 * * * *" }],
    retries: 0,
    concurrency: 1,
  },
  async ({ runId }) => {
    const context = settlingContext();
    const { drizzle, sql } = context.database;
    const actor = { kind: "system", id: runId } as const;
    const settle = async (id: string) => {
      const { outcome, bookingId } = await settleDispute(context, actor, id);
      if (outcome !== "unchanged" && bookingId) {
        await forgetBooking({ sql, cache: cache() }, bookingId);
      }
    };
    await inTime(await findOpenDisputes(drizzle, limit), settle, (error, id) =>
      log().warn({ err: error, id }, "reconcile: a dispute waits for the next hour"),
    );
    const now = new Date();
    const asked = { sql, stripe: context.stripe };
    const missed = await hearMissedEvents(asked, new Date(now.getTime() - missedMs), now);
    const differences = await reconcile(asked, now);
    return { differences: differences.length, missed };
  },
);
