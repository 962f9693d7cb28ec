import type { Database, Tx } from "#db/client";
import { recordChange } from "#lib/audit/record-change";
import { DomainError } from "#lib/errors/domain-error";
import { lockBooking } from "#lib/hold/lock-booking";
import { decimalsOf, type Money, roundingLine } from "#lib/money/money";
import { transact } from "#lib/outbox/committed";
import { oweRefund } from "../owe-refund";
import { stillOurs } from "../still-ours";
import { type DeskStaff, requireDesk } from "./require-desk";
import { requireId } from "./require-id";
import { addNote } from "./write-note";

/** Of the booking's own currency, in whole units, in all: more is for an admin to give. */
export const mostBySales = 500;

export type GoodwillWish = {
  amount: Money;
  /** What could be given back when it was asked for: what has changed since is looked at first. */
  refundable: Money;
  reason: string;
};

/**
 * Gives money of a booking back though nothing is owed: its places, price and state stay. It goes to the card
 * that paid, as any refund does, and into the books as goodwill; the reason becomes a note. At most what is
 * still ours of the payment, and more than 500 in all by an admin only. Asked for twice it happens once, for the second
 * has seen another sum. Throws `forbidden`, `not_found`, `invalid`, `refund_changed` (with what can be given
 * back now), `not_refundable`.
 */
export async function giveGoodwill(
  database: Pick<Database, "sql">,
  staff: DeskStaff,
  bookingId: string,
  wish: GoodwillWish,
): Promise<{ refundId: string; taskId: string }> {
  const actor = requireDesk(staff);
  requireId(bookingId);
  return await transact(database, async (tx) => {
    const { paymentId } = await lockBooking(tx, bookingId);
    const { intentId, left, given, isDisputed } = await readMoney(tx, bookingId);
    refuseImpossible(staff, wish, { left, given });
    if (!intentId || isDisputed) {
      throw new DomainError(
        "not_refundable",
        isDisputed ? "The payment is disputed: the bank decides." : "Nothing was paid.",
      );
    }
    const { currency, amount_minor: amountMinor } = wish.amount;
    await addNote(tx, staff, bookingId, wish.reason);
    const owed = await oweRefund(tx, actor, {
      bookingId,
      paymentId,
      intentId,
      currency,
      amountMinor,
      reason: "goodwill",
      from: "goodwill",
    });
    await recordChange(tx, actor, {
      bookingId,
      subject: `goodwill:${owed.refundId}`,
      from: null,
      to: "given",
      detail: { amount_minor: amountMinor, currency },
    });
    return owed;
  });
}

async function readMoney(
  tx: Tx,
  bookingId: string,
): Promise<{ intentId: string | null; left: Money; given: number; isDisputed: boolean }> {
  const [row] = await tx<
    {
      intent_id: string | null;
      currency: string;
      left_minor: string | number;
      given_minor: string | number;
      disputed: boolean;
    }[]
  >`
    select p.intent_id, b.currency, greatest(0, ${stillOurs(tx)}) as left_minor,
      -- One that was replaced counts as its successor.
      coalesce((select sum(r.amount_minor) from refund r
        where r.booking_id = b.id and r.reason = 'goodwill' and r.replaced_by is null), 0) as given_minor,
      exists (select 1 from dispute d where d.payment_id = p.id and d.status = 'open' and not d.refundable) as disputed
    from booking b join payment p on p.booking_id = b.id where b.id = ${bookingId}`;
  if (!row) throw new DomainError("not_found", "There is no such booking.");
  return {
    intentId: row.intent_id,
    left: { amount_minor: Number(row.left_minor), currency: row.currency },
    given: Number(row.given_minor),
    isDisputed: row.disputed,
  };
}

function refuseImpossible(
  staff: DeskStaff,
  { amount, refundable }: GoodwillWish,
  { left, given }: { left: Money; given: number },
): void {
  if (amount.currency !== left.currency || amount.amount_minor <= 0) {
    throw new DomainError("invalid", "Give an amount in the booking's currency.", {
      errors: [{ path: "amount", message: `More than nothing, in ${left.currency}.` }],
    });
  }
  if (roundingLine(amount.amount_minor, amount.currency) !== 0) {
    throw new DomainError("invalid", "Stripe cannot move this amount.", {
      errors: [{ path: "amount", message: "Its last digits must be 0 in this currency." }],
    });
  }
  if (refundable.amount_minor !== left.amount_minor || refundable.currency !== left.currency) {
    throw new DomainError("refund_changed", "What can be given back has changed.", {
      refundable: left,
    });
  }
  if (amount.amount_minor > left.amount_minor) {
    throw new DomainError("not_refundable", "That is more than is left of the payment.", {
      refundable: left,
    });
  }
  const most = mostBySales * 10 ** decimalsOf(amount.currency);
  if (given + amount.amount_minor > most && staff.role !== "admin") {
    throw new DomainError("forbidden", `More than ${mostBySales} in all is for an admin to give.`);
  }
}
