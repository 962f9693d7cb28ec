import { openAlert } from "#lib/alert/open-alert";
import { forgetBooking } from "#lib/booking/forget-booking";
import { amendWithOperators } from "#lib/booking/operators/amend-with-operators";
import { cancelWithOperators } from "#lib/booking/operators/cancel-with-operators";
import { closeSilences } from "#lib/booking/operators/close-silences";
import { confirmWithOperators } from "#lib/booking/operators/confirm-with-operators";
import { expireAsking } from "#lib/booking/operators/expire-asking";
import { findOperatorWork } from "#lib/booking/operators/find-operator-work";
import { ownOperatorContext } from "#lib/booking/operators/operator-context";
import { log } from "#lib/log/log";
import { cache } from "#lib/redis/redis";
import { inngest } from "../client";
import { inTime } from "../in-time";

/** Asked a minute at most; more wait for the next minute. */
const limit = 100;
/** The run of an event tries for three minutes; the sweep keeps out of its way. */
const quietSeconds = 75;

/** Every minute: asks operators again who still owe an answer, and gives up those whose time is over. */
export const sweepOperators = inngest.createFunction(
  {
    id: "bookings-sweep-operators",
    triggers: [{ cron: "* * * * *" }],
    retries: 0,
    concurrency: 1,
  },
  async ({ runId }) => {
    const context = ownOperatorContext();
    const { sql } = context.database;
    const actor = { kind: "clock", id: runId } as const;
    const work = await findOperatorWork(sql, { limit, quietSeconds });
    const kinds = new Map(work.map(({ bookingId, kind }) => [`${bookingId} ${kind}`, kind]));
    const changed = { confirm: 0, cancel: 0, amend: 0, expire: 0 };
    const look = async (key: string) => {
      const [bookingId = ""] = key.split(" ");
      const kind = kinds.get(key);
      if (kind === "cancel") await cancelWithOperators(context, actor, bookingId);
      else if (kind === "amend") await amendWithOperators(context, actor, bookingId);
      else if (kind === "expire") await expireAsking(context, actor, bookingId);
      else if ((await confirmWithOperators(context, actor, bookingId)) === "pending") return;
      if (kind) changed[kind] += 1;
      await forgetBooking({ sql, cache: cache() }, bookingId);
    };
    const silent: Promise<unknown>[] = [];
    await inTime([...kinds.keys()], look, (error, key) => {
      const [subject = ""] = key.split(" ");
      log().warn({ err: error, bookingId: subject }, "operators: one does not answer");
      silent.push(openAlert(sql, { kind: "operator_silent", subject }).catch(() => {}));
    });
    await Promise.all(silent);
    // Also those that another run had answered while this one opened them.
    await closeSilences(sql);
    return changed;
  },
);
