import { closeAlert } from "#lib/alert/close-alert";
import type { Actor } from "#lib/audit/actor";
import { lockBooking } from "#lib/hold/lock-booking";
import type { ConfirmAnswer } from "#lib/operator/contract";
import { transact } from "#lib/outbox/committed";
import { askToConfirm } from "./ask-operator";
import { captureConfirmed } from "./capture-confirmed";
import { changeLeg, legStatus } from "./change-leg";
import type { OperatorContext } from "./operator-context";
import { type OperatorLeg, operatorLegs } from "./operator-leg";
import { refuseByOperator } from "./refuse-by-operator";

/** nothing: no operator had to be asked. pending: one will say later. */
export type OperatorOutcome = "nothing" | "confirmed" | "pending" | "refused";

const tells = new Set(["CONFIRMED", "AWAITING_OPERATOR"]);

/**
 * Tells the operators of a booking's legs, each under our own reference and once, and books what they
 * say: all of them agree and an authorised payment is captured; one refuses and everything goes back.
 * Safe to call in any order and any number of times, in several processes. Throws OperatorError when one
 * of them could not be asked (the others were), `payment_unavailable`.
 */
export async function confirmWithOperators(
  context: OperatorContext,
  actor: Actor,
  bookingId: string,
): Promise<OperatorOutcome> {
  const legs = await operatorLegs(context.database.sql, bookingId, ["NOT_SENT", "REQUESTED"]);
  const answers = await Promise.allSettled(
    legs.map((leg) => confirmLeg(context, actor, bookingId, leg)),
  );
  const failed = answers.find(({ status }) => status === "rejected");
  const said = answers.flatMap((answer) =>
    answer.status === "fulfilled" && answer.value ? answer.value : [],
  );
  if (said.includes("refused")) return "refused";
  if (failed) throw (failed as PromiseRejectedResult).reason;
  await closeAlert(context.database.sql, { kind: "operator_silent", subject: bookingId });
  if (said.includes("pending")) return "pending";
  const captured = await captureConfirmed(context, actor, bookingId);
  return captured || said.length > 0 ? "confirmed" : "nothing";
}

/** Null where there is nobody to ask, or nothing to ask any more. */
async function confirmLeg(
  context: OperatorContext,
  actor: Actor,
  bookingId: string,
  leg: OperatorLeg,
): Promise<ConfirmAnswer["kind"] | null> {
  const reached = await context.reach(leg.operator);
  if (!reached) return null;
  const begun = await begin(context, actor, bookingId, leg);
  if (!begun) return null;
  const answer = await askToConfirm(context.database.sql, reached, bookingId, begun);
  await book(context, { kind: "operator", id: leg.operator }, bookingId, leg, answer);
  return answer.kind;
}

/**
 * Says in our books that it is being asked, before it is: who dies in between leaves a question behind, not a
 * doubt. The first time it answers with the leg as it is under the lock: a part cancelled since it was read
 * had nobody to be told, and one cancelled from here on is an amendment.
 */
async function begin(
  { database }: OperatorContext,
  actor: Actor,
  bookingId: string,
  leg: OperatorLeg,
): Promise<(OperatorLeg & { askedAgo: number | null }) | null> {
  const { position } = leg;
  return await transact(database, async (tx) => {
    const booking = await lockBooking(tx, bookingId);
    const { status, askedAgo } = await legStatus(tx, bookingId, position);
    if (!tells.has(booking.status)) return null;
    if (status === "REQUESTED") return { ...leg, askedAgo: askedAgo ?? 0 };
    if (status !== "NOT_SENT") return null;
    await tx`
      update booking_leg set operator_asked_at = clock_timestamp()
      where booking_id = ${bookingId} and position = ${position}`;
    await changeLeg(tx, actor, { bookingId, position, from: status, to: "REQUESTED" });
    const now = (await operatorLegs(tx, bookingId, ["REQUESTED"])).find(
      (one) => one.position === position,
    );
    return { ...(now ?? leg), askedAgo: null };
  });
}

async function book(
  { database }: OperatorContext,
  actor: Actor,
  bookingId: string,
  { position }: OperatorLeg,
  answer: ConfirmAnswer,
): Promise<void> {
  if (answer.kind === "pending") return;
  await transact(database, async (tx) => {
    const booking = { ...(await lockBooking(tx, bookingId)), bookingId };
    const { status } = await legStatus(tx, bookingId, position);
    if (answer.kind === "confirmed") {
      // Also of one that is being cancelled meanwhile: staff may need to name it.
      await tx`
        update booking_leg set operator_reference = ${answer.reference}
        where booking_id = ${bookingId} and position = ${position}`;
    }
    if (status !== "REQUESTED") return;
    if (answer.kind === "confirmed") {
      await changeLeg(tx, actor, { bookingId, position, from: status, to: "CONFIRMED" });
      return;
    }
    const detail = { reason: answer.reason };
    await changeLeg(tx, actor, { bookingId, position, from: status, to: "REJECTED", detail });
    await refuseByOperator(tx, actor, booking);
  });
}
