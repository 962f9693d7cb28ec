import { openAlert } from "#lib/alert/open-alert";
import type { Actor } from "#lib/audit/actor";
import { recordChange } from "#lib/audit/record-change";
import { lockBooking } from "#lib/hold/lock-booking";
import type { AmendAnswer } from "#lib/operator/contract";
import { OperatorError } from "#lib/operator/operator-error";
import { transact } from "#lib/outbox/committed";
import { recorded } from "./ask-operator";
import { legStatus } from "./change-leg";
import type { OperatorContext } from "./operator-context";
import { type OperatorLeg, operatorLegs } from "./operator-leg";

/**
 * Tells operators who and what is left on legs of which a part was cancelled: the whole party as it is
 * now, so that telling twice is telling once. One that cannot be told over its system, or will not hear of
 * it, is a case for staff; what the traveller gets back does not wait for it. Throws OperatorError when one
 * could not be told (the others were).
 */
export async function amendWithOperators(
  context: OperatorContext,
  actor: Actor,
  bookingId: string,
): Promise<{ told: number }> {
  const due = await dueOf(context, bookingId);
  const legs = (
    await operatorLegs(context.database.sql, bookingId, ["REQUESTED", "CONFIRMED"])
  ).filter(({ position }) => due.has(position));
  const answers = await Promise.allSettled(
    legs.map((leg) => amendLeg(context, actor, bookingId, leg, due.get(leg.position) ?? "")),
  );
  const failed = answers.find(({ status }) => status === "rejected");
  if (failed) throw (failed as PromiseRejectedResult).reason;
  return { told: legs.length };
}

/** By position; as text, for a Date would lose the microseconds that tell a later change from this one. */
async function dueOf(
  { database }: OperatorContext,
  bookingId: string,
): Promise<Map<number, string>> {
  // A leg that was given up whole meanwhile is told by its cancellation.
  await database.sql`
    update booking_leg set amend_due = null
    where booking_id = ${bookingId} and amend_due is not null
      and operator_status not in ('REQUESTED', 'CONFIRMED')`;
  const rows = await database.sql<{ position: number; due: string }[]>`
    select position, amend_due::text as due from booking_leg
    where booking_id = ${bookingId} and amend_due is not null`;
  return new Map(rows.map(({ position, due }) => [position, due]));
}

async function amendLeg(
  context: OperatorContext,
  actor: Actor,
  bookingId: string,
  leg: OperatorLeg,
  due: string,
): Promise<void> {
  const reached = await context.reach(leg.operator);
  if (!reached?.amends) {
    await book(context, actor, bookingId, leg, due, { kind: "refused", reason: "by_hand" });
    return;
  }
  if (leg.status === "REQUESTED") {
    // What it is being asked to confirm may be the party of before.
    throw new OperatorError("away", "none", `${leg.operator} has not confirmed yet.`);
  }
  const about = { operatorCode: leg.operator, bookingId, legPosition: leg.position };
  const answer = await recorded(context.database.sql, { ...about, verb: "amend" }, () =>
    reached.adapter.amend(leg.request.client_reference, leg.request.party),
  );
  await book(context, { kind: "operator", id: leg.operator }, bookingId, leg, due, answer);
}

async function book(
  { database }: OperatorContext,
  actor: Actor,
  bookingId: string,
  { position }: OperatorLeg,
  due: string,
  answer: AmendAnswer,
): Promise<void> {
  await transact(database, async (tx) => {
    await lockBooking(tx, bookingId);
    const { status } = await legStatus(tx, bookingId, position);
    // One that was cancelled in part again meanwhile is told again.
    const told = await tx`
      update booking_leg set amend_due = null
      where booking_id = ${bookingId} and position = ${position} and amend_due = ${due}::text::timestamptz returning 1`;
    if (told.length === 0) return;
    await recordChange(tx, actor, {
      bookingId,
      subject: `leg:${position}`,
      from: status,
      to: status,
      detail: { amended: answer.kind === "amended" ? "told" : "by_hand" },
    });
    if (answer.kind === "amended") return;
    await openAlert(tx, {
      kind: "operator_amend",
      subject: `${bookingId}:${position}`,
      detail: { answer: answer.kind === "refused" ? answer.reason : answer.kind },
    });
  });
}
