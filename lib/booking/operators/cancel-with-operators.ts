import { closeAlert } from "#lib/alert/close-alert";
import { openAlert } from "#lib/alert/open-alert";
import type { Actor } from "#lib/audit/actor";
import { lockBooking } from "#lib/hold/lock-booking";
import type { CancelAnswer } from "#lib/operator/contract";
import { OperatorError } from "#lib/operator/operator-error";
import { transact } from "#lib/outbox/committed";
import { recorded, settlesWithin } from "./ask-operator";
import { changeLeg, legStatus } from "./change-leg";
import type { OperatorContext } from "./operator-context";
import { type OperatorLeg, operatorLegs } from "./operator-leg";

/**
 * Asks the operators to cancel the legs that were given up. One that will not, or has no way to be asked,
 * is a case for staff: the traveller's refund does not wait for it. Safe to call any number of times.
 * Throws OperatorError when one could not be asked (the others were).
 */
export async function cancelWithOperators(
  context: OperatorContext,
  actor: Actor,
  bookingId: string,
): Promise<{ asked: number }> {
  const legs = await operatorLegs(context.database.sql, bookingId, ["CANCEL_REQUESTED"]);
  const answers = await Promise.allSettled(
    legs.map((leg) => cancelLeg(context, actor, bookingId, leg)),
  );
  const failed = answers.find(({ status }) => status === "rejected");
  if (failed) throw (failed as PromiseRejectedResult).reason;
  await closeAlert(context.database.sql, { kind: "operator_silent", subject: bookingId });
  return { asked: legs.length };
}

async function cancelLeg(
  context: OperatorContext,
  actor: Actor,
  bookingId: string,
  leg: OperatorLeg,
): Promise<void> {
  const { sql } = context.database;
  const reached = await context.reach(leg.operator);
  if (!reached?.cancels) {
    await book(context, actor, bookingId, leg, { kind: "refused", reason: "by_hand" });
    return;
  }
  const about = { operatorCode: leg.operator, bookingId, legPosition: leg.position };
  const answer = await recorded(sql, { ...about, verb: "cancel" }, () =>
    reached.adapter.cancel(leg.request.client_reference),
  );
  if (answer.kind === "unknown" && leg.isKnownThere) {
    // It gave us its own reference once: a page that is not found must not count as cancelled.
    throw new OperatorError("garbage", "none", `${leg.operator} does not know what it confirmed.`);
  }
  if (answer.kind === "unknown" && leg.askedAt) {
    const settlesMs = settlesWithin * reached.deadlineMs;
    if (!(await wasUnknownBefore(context, bookingId, leg.position, settlesMs))) {
      // Our own request to confirm may still be on its way to them, or wait in a queue of theirs: who was
      // down answers everything at once when it is back, and this may have been first.
      throw new OperatorError("away", "none", `${leg.operator} may still be confirming.`);
    }
  }
  await book(context, { kind: "operator", id: leg.operator }, bookingId, leg, answer);
}

/** Whether they said before, long enough ago, that they have no such booking. */
async function wasUnknownBefore(
  { database }: OperatorContext,
  bookingId: string,
  position: number,
  ms: number,
): Promise<boolean> {
  const rows = await database.sql`
    select 1 from operator_call
    where booking_id = ${bookingId} and leg_position = ${position} and verb = 'cancel'
      and outcome = 'unknown' and at < clock_timestamp() - make_interval(secs => ${ms / 1_000}) limit 1`;
  return rows.length > 0;
}

async function book(
  { database }: OperatorContext,
  actor: Actor,
  bookingId: string,
  { position }: OperatorLeg,
  answer: CancelAnswer,
): Promise<void> {
  await transact(database, async (tx) => {
    await lockBooking(tx, bookingId);
    const { status } = await legStatus(tx, bookingId, position);
    if (status !== "CANCEL_REQUESTED") return;
    const to = answer.kind === "refused" ? "CANCEL_REFUSED" : "CANCELLED";
    const detail = answer.kind === "refused" ? { reason: answer.reason } : undefined;
    await changeLeg(tx, actor, {
      bookingId,
      position,
      from: status,
      to,
      ...(detail ? { detail } : {}),
    });
    if (answer.kind === "refused") {
      const alert = { kind: "operator_cancel_refused", subject: `${bookingId}:${position}` };
      await openAlert(tx, alert);
    }
  });
}
