import type { Tx } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { recordChange } from "#lib/audit/record-change";
import { DomainError } from "#lib/errors/domain-error";
import { newId } from "#lib/identity/uuid";
import { queueNotice } from "#lib/notice/queue-notice";
import { writeOutbox } from "#lib/outbox/write-outbox";
import { leaveSailings } from "../aftercare/leave-sailings";
import { lockRebooking } from "./lock-rebooking";
import { moveLeg } from "./move-leg";
import { type Choice, planRebooking, type RebookPlan } from "./plan-rebooking";
import { readRebooking } from "./read-rebooking";
import type { RebookProblem, RebookWish } from "./rebook-wish";

export type Rebooked = { moveId: string; tasks: { id: string; kind: string }[] };

/**
 * Moves legs of a confirmed booking to other sailings in the caller's transaction: all of them with all they
 * own, or none. The price, its lines' amounts and the ledger stay as they are. The operators are told by the
 * outbox, and the traveller gets one mail with the new ticket. Throws `not_found`, `invalid`, `not_bookable`,
 * `no_capacity`, each with `problems`.
 */
export async function rebookBooking(
  tx: Tx,
  actor: Actor,
  bookingId: string,
  { reason, choice, ...wish }: RebookWish & { reason: string; choice: Choice },
): Promise<Rebooked> {
  const targets = wish.moves.map(({ toSailingId }) => toSailingId);
  await lockRebooking(tx, bookingId, targets);
  const facts = await readRebooking(tx, bookingId, targets);
  const plan = planRebooking(facts, wish, choice);
  refuse(plan);
  const moveId = newId();
  await recordChange(tx, actor, {
    bookingId,
    subject: `rebooking:${moveId}`,
    from: null,
    to: "made",
    detail: { reason, ...Object.fromEntries(plan.moves.map(inShort)) },
  });
  const told: string[] = [];
  for (const move of plan.moves) {
    const task = await moveLeg(
      tx,
      actor,
      { bookingId, reference: facts.reference, moveId, reason },
      move,
    );
    if (task) told.push(task);
  }
  await leaveSailings(tx, bookingId, "moved");
  const notice = await queueNotice(tx, {
    bookingId,
    kind: "rebooked",
    subject: moveId,
    language: facts.language,
  });
  const asked = await writeOutbox(tx, {
    event: "booking/rebooked",
    data: { booking_id: bookingId },
    bookingId,
  });
  return {
    moveId,
    tasks: [
      ...told.map((id) => ({ id, kind: "operator/cancel" })),
      { id: asked, kind: "booking/rebooked" },
      ...(notice ? [{ id: notice.taskId, kind: "notice/due" }] : []),
    ],
  };
}

function inShort({ leg, to }: RebookPlan["moves"][number]): [string, string] {
  return [`leg_${leg.position}`, `${leg.id} > ${to.id}`];
}

const worst: RebookProblem["code"][] = ["invalid", "not_bookable", "no_capacity"];

function refuse({ preview: { problems } }: RebookPlan): void {
  const code = worst.find((one) => problems.some((problem) => problem.code === one));
  if (!code) return;
  const errors = problems.map(({ path, message }) => ({ path, message }));
  const words = problems.map(({ message }) => message).join(" ");
  throw new DomainError(code, words, code === "invalid" ? { errors } : { problems });
}
