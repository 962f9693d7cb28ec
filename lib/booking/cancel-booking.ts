import type { Database, Tx } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { DomainError } from "#lib/errors/domain-error";
import { endHold } from "#lib/hold/end-hold";
import { type LockedBooking, lockBooking } from "#lib/hold/lock-booking";
import { postTransaction } from "#lib/ledger/post-transaction";
import type { Money } from "#lib/money/money";
import { queueNotice } from "#lib/notice/queue-notice";
import { transact } from "#lib/outbox/committed";
import { writeOutbox } from "#lib/outbox/write-outbox";
import { leaveSailings } from "./aftercare/leave-sailings";
import { reasonOf } from "./aftercare/reason-of";
import { changeBooking, changePayment } from "./change-status";
import { releaseLegs } from "./operators/release-legs";
import { oweRefund } from "./owe-refund";
import { cancelPart } from "./part/cancel-part";
import type { CancelScope } from "./part/cancel-scope";
import { planPart } from "./part/plan-part";
import { readSold } from "./part/read-sold";
import { type CancellationQuote, quoteCancellation } from "./quote-cancellation";

export type Cancellation = { cancelled: boolean; tasks: { id: string; kind: string }[] };
type Locked = LockedBooking & { bookingId: string };
type Facts = { language: string; intent_id: string | null };
/** What the traveller saw and agreed to. */
type Wish = {
  /** The parts that are meant; all of the booking if there is none. */
  scope?: CancelScope | null;
  expectedRefund: Money;
  expectedFee?: Money | null;
  /** In the traveller's words; empty: what befell its sailings, or else that the traveller wished it. */
  reason: string;
  waivesFee?: boolean;
  /** Only as long as it is on this sailing: whoever was quicker has moved it to another one. */
  onSailing?: string;
};

/**
 * Cancels a booking or parts of it in one transaction: status, places back, refund and fee in the ledger, and what
 * follows as outbox rows (Stripe's refund, the mail, the operator). `expectedRefund` is what the traveller
 * was quoted, `waivesFee` is for staff, `expectedFee` what would be kept: another amount now is `refund_changed` with the new quote. Cancelling again changes nothing.
 * Throws `not_found`, `not_cancellable`, `refund_changed`, and `invalid` for a scope that isn't the booking's.
 */
export async function cancelBooking(
  database: Pick<Database, "sql">,
  actor: Actor,
  bookingId: string,
  wish: Wish,
): Promise<Cancellation> {
  return await transact(database, async (tx) => {
    const booking = { ...(await lockBooking(tx, bookingId)), bookingId };
    if (wish.onSailing && !(await isOn(tx, bookingId, wish.onSailing))) {
      return { cancelled: false, tasks: [] };
    }
    const reason = wish.reason || (await reasonOf(tx, bookingId));
    const part = wish.scope
      ? await cancelParts(tx, actor, booking, { ...wish, reason, scope: wish.scope })
      : null;
    if (part?.cancelled) await leaveSailings(tx, bookingId, "refunded");
    if (part) return part;
    if (booking.status === "CANCELLED") return { cancelled: false, tasks: [] };
    const quote = await quoteCancellation(tx, bookingId, { waivesFee: wish.waivesFee ?? false });
    refuseOtherQuote(quote, wish);
    const [facts] = await tx<Facts[]>`
      select b.language, p.intent_id from booking b join payment p on p.booking_id = b.id
      where b.id = ${bookingId}`;
    if (!facts) throw new DomainError("not_found", "There is no such booking.");
    await givePlacesBack(tx, actor, booking);
    const told = await releaseLegs(tx, actor, bookingId);
    await changeBooking(tx, actor, {
      bookingId,
      from: booking.status,
      to: "CANCELLED",
      reason,
    });
    await leaveSailings(tx, bookingId, "refunded");
    const tasks =
      booking.status === "CONFIRMED"
        ? await settleAccounts(tx, actor, booking, facts, quote)
        : await giveUpPayment(tx, actor, booking);
    const notice = await queueNotice(tx, {
      bookingId,
      kind: "cancellation",
      language: facts.language,
    });
    if (notice) tasks.push({ id: notice.taskId, kind: "notice/due" });
    if (told) tasks.push({ id: told, kind: "operator/cancel" });
    const ended = await writeOutbox(tx, {
      event: "booking/ended",
      data: { booking_id: bookingId },
      bookingId,
    });
    return { cancelled: true, tasks: [...tasks, { id: ended, kind: "booking/ended" }] };
  });
}

async function isOn(tx: Tx, bookingId: string, sailingId: string): Promise<boolean> {
  const legs = await tx`
    select 1 from booking_leg
    where booking_id = ${bookingId} and sailing_id = ${sailingId} and cancelled_at is null limit 1`;
  return legs.length > 0;
}

/** Null where the parts are all there is: then the whole booking is meant. */
async function cancelParts(
  tx: Tx,
  actor: Actor,
  { bookingId, paymentId }: Locked,
  wish: Wish & { scope: CancelScope },
): Promise<Cancellation | null> {
  const sold = await readSold(tx, bookingId);
  const plan = planPart(sold, wish.scope, { waivesFee: wish.waivesFee ?? false });
  if (plan.kind === "whole") return null;
  if (plan.kind === "done") return { cancelled: false, tasks: [] };
  refuseOtherQuote(plan.quote, wish);
  const tasks = await cancelPart(tx, actor, { ...sold, bookingId, paymentId }, plan, wish.reason);
  return { cancelled: true, tasks };
}

function refuseOtherQuote(
  quote: CancellationQuote,
  seen: { expectedRefund: Money; expectedFee?: Money | null },
): void {
  // A refund of nothing says little: unpaid places cost no fee, a paid booking may cost all of it.
  const sameFee = !seen.expectedFee || isSame(seen.expectedFee, quote.fee);
  if (isSame(seen.expectedRefund, quote.refund) && sameFee) return;
  throw new DomainError("refund_changed", "The refund is not the one you saw.", { quote });
}

function isSame(one: Money, other: Money): boolean {
  return one.amount_minor === other.amount_minor && one.currency === other.currency;
}

async function givePlacesBack(tx: Tx, actor: Actor, booking: Locked): Promise<void> {
  const { bookingId, holdId } = booking;
  if (holdId && booking.holdStatus === "open") {
    await endHold(tx, actor, { bookingId, holdId }, "released");
  }
  await tx`select release_sold(${bookingId}, null)`;
}

/** What was sold becomes what is owed and what is kept. */
async function settleAccounts(
  tx: Tx,
  actor: Actor,
  { bookingId, paymentId }: Locked,
  facts: Facts,
  { refund, fee }: CancellationQuote,
): Promise<{ id: string; kind: string }[]> {
  const { currency } = refund;
  await postTransaction(tx, {
    bookingId,
    kind: "cancellation",
    source: `cancellation:${bookingId}`,
    currency,
    entries: [
      { account: "sales", amountMinor: fee.amount_minor },
      { account: "fees_kept", amountMinor: -fee.amount_minor },
    ],
  });
  if (refund.amount_minor === 0 || !facts.intent_id) return [];
  const { taskId } = await oweRefund(tx, actor, {
    bookingId,
    paymentId,
    intentId: facts.intent_id,
    currency,
    amountMinor: refund.amount_minor,
    reason: "cancelled",
    from: "sales",
  });
  return [{ id: taskId, kind: "refund/requested" }];
}

/** Nothing was captured: the intent is cancelled by the payments group, which reads it until Stripe says it is closed. */
async function giveUpPayment(
  tx: Tx,
  actor: Actor,
  booking: Locked,
): Promise<{ id: string; kind: string }[]> {
  const { bookingId, paymentStatus } = booking;
  // What cost nothing has nothing to give up while it waits for its operator.
  if (paymentStatus === "COMPLETED") return [];
  await changePayment(tx, actor, { bookingId, from: paymentStatus, to: "CANCELLED" });
  const id = await writeOutbox(tx, {
    event: "payment/abandoned",
    data: { booking_id: bookingId },
    bookingId,
  });
  return [{ id, kind: "payment/abandoned" }];
}
