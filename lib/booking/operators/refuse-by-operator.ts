import type { Tx } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import type { LockedBooking } from "#lib/hold/lock-booking";
import { postTransaction } from "#lib/ledger/post-transaction";
import { queueNotice } from "#lib/notice/queue-notice";
import { writeOutbox } from "#lib/outbox/write-outbox";
import { changeBooking, changePayment } from "../change-status";
import { oweRefund } from "../owe-refund";
import { stillOurs } from "../still-ours";
import { releaseLegs } from "./release-legs";

type Locked = LockedBooking & { bookingId: string };
type Facts = {
  language: string;
  currency: string;
  intent_id: string | null;
  live_minor: number;
  paid_minor: number;
};

/**
 * An operator will not carry this booking (or never answered, and the card's authorisation is about to
 * end): the places go back, the other operators are told, an authorisation is given up, and what was
 * captured goes back in full, with no fee, for nobody changed his mind. The caller holds the locks.
 */
export async function refuseByOperator(
  tx: Tx,
  actor: Actor,
  booking: Locked,
  reason: "operator_refused" | "operator_silent" = "operator_refused",
): Promise<void> {
  const { bookingId, status } = booking;
  if (status !== "CONFIRMED" && status !== "AWAITING_OPERATOR") return;
  const [facts] = await tx<Facts[]>`
    select b.language, b.currency, p.intent_id,
      coalesce((select sum(i.amount_minor) from booking_item i
        where i.booking_id = b.id and i.cancelled_at is null), 0)::bigint as live_minor,
      ${stillOurs(tx)}::bigint as paid_minor
    from booking b join payment p on p.booking_id = b.id where b.id = ${bookingId}`;
  if (!facts) return;
  await tx`select release_sold(${bookingId}, null)`;
  await releaseLegs(tx, actor, bookingId);
  if (status === "CONFIRMED") {
    await changeBooking(tx, actor, { bookingId, from: status, to: "CANCELLED", reason });
    await payBack(tx, actor, booking, facts);
  } else {
    await changeBooking(tx, actor, { bookingId, from: status, to: "FAILED", reason });
    await giveUpAuthorisation(tx, actor, booking);
  }
  await queueNotice(tx, { bookingId, kind: "operator_refused", language: facts.language });
  await writeOutbox(tx, { event: "booking/ended", data: { booking_id: bookingId }, bookingId });
}

async function payBack(
  tx: Tx,
  actor: Actor,
  { bookingId, paymentId }: Locked,
  { currency, intent_id: intentId, live_minor: live, paid_minor: paid }: Facts,
): Promise<void> {
  const amountMinor = Math.max(0, Math.min(live, paid));
  // What a bank has taken already cannot go back a second time.
  await postTransaction(tx, {
    bookingId,
    kind: "cancellation",
    source: `cancellation:${bookingId}`,
    currency,
    entries: [
      { account: "sales", amountMinor: live - amountMinor },
      { account: "fees_kept", amountMinor: amountMinor - live },
    ],
  });
  if (amountMinor === 0 || !intentId) return;
  await oweRefund(tx, actor, {
    bookingId,
    paymentId,
    intentId,
    currency,
    amountMinor,
    reason: "operator_refused",
    from: "sales",
  });
}

async function giveUpAuthorisation(
  tx: Tx,
  actor: Actor,
  { bookingId, paymentStatus }: Locked,
): Promise<void> {
  // One that cost nothing has nothing to give up.
  if (paymentStatus !== "AUTHORISED") return;
  await changePayment(tx, actor, { bookingId, from: paymentStatus, to: "CANCELLED" });
  await writeOutbox(tx, {
    event: "payment/abandoned",
    data: { booking_id: bookingId },
    bookingId,
  });
}
