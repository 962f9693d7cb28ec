import { findOpenRefunds } from "#lib/booking/find-open-refunds";
import { findUnsettled } from "#lib/booking/find-unsettled";
import { forgetBooking } from "#lib/booking/forget-booking";
import { sendRefund } from "#lib/booking/send-refund";
import { settlePayment } from "#lib/booking/settle-payment";
import { log } from "#lib/log/log";
import { hearMissedEvents } from "#lib/payment/hear-missed-events";
import { cache } from "#lib/redis/redis";
import { inngest } from "../client";
import { settlingContext } from "../context";
import { inTime } from "../in-time";

/** Read a minute at most; more wait for the next minute, those longest unread first. */
const limit = 200;

/** So far back each minute: what is older the hourly look hears of. */
const missedMs = 15 * 60_000;

/**
 * Every minute: reads again from Stripe what is not final, for webhooks that never came and refunds whose run
 * was lost, and asks for the events that no webhook brought.
 */
export const reconcilePayments = inngest.createFunction(
  {
    id: "payments-reconcile",
    triggers: [{ cron: "* * * * *" }],
    retries: 0,
    concurrency: 1,
  },
  async ({ runId }) => {
    const context = settlingContext();
    const { drizzle, sql } = context.database;
    const actor = { kind: "system", id: runId } as const;
    let changed = 0;
    const settle = async (intentId: string) => {
      const { settlement, bookingId } = await settlePayment(context, actor, intentId);
      if (settlement === "unchanged" || !bookingId) return;
      changed += 1;
      await forgetBooking({ sql, cache: cache() }, bookingId);
    };
    const onError = (error: unknown, id: string) =>
      log().warn({ err: error, id }, "reconcile: one waits for the next minute");
    await inTime(await findUnsettled(drizzle, limit), settle, onError);
    const refund = async (id: string) => void (await sendRefund(context, actor, id, new Date()));
    await inTime(await findOpenRefunds(drizzle, limit), refund, onError);
    const now = new Date();
    const asked = { sql, stripe: context.stripe };
    const missed = await hearMissedEvents(asked, new Date(now.getTime() - missedMs), now);
    return { changed, missed };
  },
);
