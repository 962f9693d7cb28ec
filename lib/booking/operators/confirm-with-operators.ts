import { withReading } from "#db/transaction";
import { closeAlert } from "#lib/alert/close-alert";
import type { Actor } from "#lib/audit/actor";
import { DomainError } from "#lib/errors/domain-error";
import { lockBooking } from "#lib/hold/lock-booking";
import type { ConfirmAnswer } from "#lib/operator/contract";
import { transact } from "#lib/outbox/committed";
import { span } from "#lib/trace/trace";
import { askToConfirm } from "./ask-operator";
import { captureConfirmed } from "./capture-confirmed";
import { changeLeg, legStatus } from "./change-leg";
import type { OperatorContext } from "./operator-context";
import { type OperatorLeg, type OperatorLegRow, operatorLeg, operatorLegs } from "./operator-leg";
import { refuseByOperator } from "./refuse-by-operator";

/** nothing: no operator had to be asked. pending: one will say later. */
export type OperatorOutcome = "nothing" | "confirmed" | "pending" | "refused";

type Told = {
  kind: ConfirmAnswer["kind"];
  /** Nobody had asked before: there was nothing to be silent about. */
  isFirst: boolean;
  /** The booking is confirmed and stays so or is cancelled: there is nothing to capture. */
  isPaid: boolean;
};

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
  const told = answers.flatMap((answer) =>
    answer.status === "fulfilled" && answer.value ? answer.value : [],
  );
  const said = told.map(({ kind }) => kind);
  if (said.includes("refused")) return "refused";
  if (failed) throw (failed as PromiseRejectedResult).reason;
  if (told.length === 0 || told.some(({ isFirst }) => !isFirst)) {
    await closeAlert(context.database.sql, { kind: "operator_silent", subject: bookingId });
  }
  if (said.includes("pending")) return "pending";
  if (told.some(({ isPaid }) => isPaid)) return "confirmed";
  const captured = await captureConfirmed(context, actor, bookingId);
  return captured || said.length > 0 ? "confirmed" : "nothing";
}

/** Null where there is nobody to ask, or nothing to ask any more. */
async function confirmLeg(
  context: OperatorContext,
  actor: Actor,
  bookingId: string,
  leg: OperatorLeg,
): Promise<Told | null> {
  const reached = await context.reach(leg.operator);
  if (!reached) return null;
  const begun = await begin(context, actor, bookingId, leg);
  if (!begun) return null;
  const answer = await askToConfirm(context.database.sql, reached, bookingId, begun);
  await book(context, { kind: "operator", id: leg.operator }, bookingId, leg, answer);
  return { kind: answer.kind, isFirst: begun.askedAgo === null, isPaid: begun.isPaid };
}

type Begun = OperatorLeg & { askedAgo: number | null; isPaid: boolean };
type BegunRow = {
  outcome: "first" | "again" | "nothing" | "not_found";
  booking_status: string | null;
  asked_ago: number | null;
} & OperatorLegRow;

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
): Promise<Begun | null> {
  const [row] = await inOneStatement(
    "ask_leg",
    () =>
      database.sql<BegunRow[]>`
      select outcome, booking_status, asked_ago, (leg).*
      from ask_leg(${bookingId}, ${leg.position}, ${actor.kind}, ${actor.id})`,
  );
  const isPaid = row?.booking_status === "CONFIRMED";
  switch (row?.outcome) {
    case "first":
      return { ...operatorLeg(row), askedAgo: null, isPaid };
    case "again":
      return { ...leg, askedAgo: row.asked_ago ?? 0, isPaid };
    case "nothing":
      return null;
    default:
      throw new DomainError("not_found", "There is no such booking.");
  }
}

async function book(
  { database }: OperatorContext,
  actor: Actor,
  bookingId: string,
  { position }: OperatorLeg,
  answer: ConfirmAnswer,
): Promise<void> {
  if (answer.kind === "pending") return;
  if (answer.kind === "confirmed") {
    const [row] = await inOneStatement(
      "confirm_leg",
      () =>
        database.sql<{ found: boolean }[]>`
        select confirm_leg(${bookingId}, ${position}, ${answer.reference}, ${actor.kind}, ${actor.id}) as found`,
    );
    if (!row?.found) throw new DomainError("not_found", "There is no such booking.");
    return;
  }
  await transact(database, async (tx) => {
    const booking = { ...(await lockBooking(tx, bookingId)), bookingId };
    const { status } = await legStatus(tx, bookingId, position);
    if (status !== "REQUESTED") return;
    const detail = { reason: answer.reason };
    await changeLeg(tx, actor, { bookingId, position, from: status, to: "REJECTED", detail });
    await refuseByOperator(tx, actor, booking);
  });
}

/** Runs a statement that is its own transaction. */
async function inOneStatement<T>(name: string, ask: () => PromiseLike<T>): Promise<T> {
  const about = { "db.system.name": "postgresql", "db.operation.name": name } as const;
  return await span(`sql ${name}`, about, () => withReading(ask()));
}
