import { closeAlert } from "#lib/alert/close-alert";
import type { Actor } from "#lib/audit/actor";
import { requireStaff } from "#lib/audit/require-staff";
import { DomainError } from "#lib/errors/domain-error";
import { lockBooking } from "#lib/hold/lock-booking";
import { transact } from "#lib/outbox/committed";
import { captureConfirmed } from "./capture-confirmed";
import { changeLeg, legStatus } from "./change-leg";
import type { OperatorContext } from "./operator-context";
import { refuseByOperator } from "./refuse-by-operator";

export type HandAnswer =
  | { kind: "confirmed"; reference: string }
  | { kind: "refused"; reason: string }
  | { kind: "cancelled" };

/**
 * Books what an operator told staff by telephone or mail about a leg: one without a system of its own, or
 * one whose system will not answer. A confirmation captures what was authorised, a refusal gives all of it
 * back, a cancellation ends the case of one that was refused. For staff. Throws `forbidden`, `not_found`,
 * `invalid` (no reference), `not_bookable` when the leg waits for no such answer.
 */
export async function answerByHand(
  context: OperatorContext,
  actor: Actor,
  bookingId: string,
  position: number,
  answer: HandAnswer,
): Promise<void> {
  requireStaff(actor, "operators");
  if (answer.kind === "confirmed" && !/^[\x21-\x7E]{1,60}$/.test(answer.reference)) {
    throw new DomainError("invalid", "Give the operator's reference.", {
      errors: [{ path: "reference", message: "Up to 60 characters without blanks." }],
    });
  }
  await transact(context.database, async (tx) => {
    const booking = { ...(await lockBooking(tx, bookingId)), bookingId };
    const { status } = await legStatus(tx, bookingId, position);
    const isOpen = status === "NOT_SENT" || status === "REQUESTED";
    const isLive = booking.status === "CONFIRMED" || booking.status === "AWAITING_OPERATOR";
    if (answer.kind === "cancelled") {
      if (status !== "CANCEL_REQUESTED" && status !== "CANCEL_REFUSED") throw notAsked();
      if (status === "CANCEL_REQUESTED") {
        await changeLeg(tx, actor, { bookingId, position, from: status, to: "CANCELLED" });
      }
      await closeAlert(tx, {
        kind: "operator_cancel_refused",
        subject: `${bookingId}:${position}`,
      });
      return;
    }
    if (!isOpen || !isLive) throw notAsked();
    if (status === "NOT_SENT") {
      await tx`
        update booking_leg set operator_asked_at = coalesce(operator_asked_at, clock_timestamp())
        where booking_id = ${bookingId} and position = ${position}`;
      await changeLeg(tx, actor, { bookingId, position, from: status, to: "REQUESTED" });
    }
    const from = "REQUESTED";
    if (answer.kind === "confirmed") {
      await tx`
        update booking_leg set operator_reference = ${answer.reference}
        where booking_id = ${bookingId} and position = ${position}`;
      await changeLeg(tx, actor, { bookingId, position, from, to: "CONFIRMED" });
    } else {
      const detail = { reason: answer.reason.slice(0, 200) };
      await changeLeg(tx, actor, { bookingId, position, from, to: "REJECTED", detail });
      await refuseByOperator(tx, actor, booking);
    }
  });
  if (answer.kind === "confirmed") await captureConfirmed(context, actor, bookingId);
}

function notAsked(): DomainError {
  return new DomainError("not_bookable", "This leg waits for no such answer.");
}
