import type { Tx } from "#db/client";
import { closeAlert } from "#lib/alert/close-alert";
import { openAlert } from "#lib/alert/open-alert";
import type { Actor } from "#lib/audit/actor";
import { recordChange } from "#lib/audit/record-change";
import { assert } from "#lib/errors/assert";
import { lockBooking } from "#lib/hold/lock-booking";
import { postTransaction } from "#lib/ledger/post-transaction";
import { transact } from "#lib/outbox/committed";
import { writeOutbox } from "#lib/outbox/write-outbox";
import type { DisputeReading } from "#lib/payment/dispute-reading";
import { readDispute } from "#lib/payment/read-dispute";
import { type SettlingContext, settlePayment } from "./settle-payment";
import { writeOffRefunds } from "./write-off-refunds";

export type DisputeSettled = {
  outcome: "unknown" | "not_ours" | "unchanged" | "open" | "won" | "lost";
  bookingId: string | null;
};

/**
 * Brings our books in line with what Stripe says of a dispute now: the event that called is only a hint,
 * so events that come twice, late or in another order end the same. Throws `payment_unavailable`.
 */
export async function settleDispute(
  context: SettlingContext,
  actor: Actor,
  disputeId: string,
): Promise<DisputeSettled> {
  const reading = await readDispute(context.stripe, disputeId);
  if (!reading) return { outcome: "unknown", bookingId: null };
  return await settleDisputeReading(context, actor, reading);
}

/** settleDispute for a reading that is at hand and fresh. */
export async function settleDisputeReading(
  context: SettlingContext,
  actor: Actor,
  reading: DisputeReading,
): Promise<DisputeSettled> {
  const { intentId } = reading;
  const bookingId = intentId && (await bookingOf(context, actor, intentId));
  if (!intentId || !bookingId) {
    await openAlert(context.database.sql, { kind: "dispute", subject: reading.id });
    return { outcome: "not_ours", bookingId: null };
  }
  const outcome = await transact(context.database, (tx) =>
    settleLocked(tx, actor, { ...reading, intentId, bookingId }),
  );
  return { outcome, bookingId };
}

/** The booking whose money is disputed. The money may not have been booked yet, for its own event is still to come: then it is read first. */
async function bookingOf(
  context: SettlingContext,
  actor: Actor,
  intentId: string,
): Promise<string | null> {
  const [captured] = await context.database.sql<{ booking_id: string }[]>`
    select booking_id from ledger_transaction where source = ${`capture:${intentId}`}`;
  if (captured) return captured.booking_id;
  const { settlement, bookingId } = await settlePayment(context, actor, intentId);
  return settlement === "not_ours" ? null : bookingId;
}

type Disputed = DisputeReading & { intentId: string; bookingId: string };
type Row = {
  status: string;
  withdrawn_minor: number;
  refundable: boolean;
  evidence_due_at: Date | null;
};

async function settleLocked(
  tx: Tx,
  actor: Actor,
  dispute: Disputed,
): Promise<DisputeSettled["outcome"]> {
  const { bookingId, id } = dispute;
  const booking = await lockBooking(tx, bookingId);
  const [known] = await tx<Row[]>`
    select status, withdrawn_minor, refundable, evidence_due_at from dispute where id = ${id} for update`;
  if (known) await noteDeadline(tx, known, dispute);
  if (known && !isNews(known, dispute)) return "unchanged";
  const before = known ?? { status: null, withdrawn_minor: 0 };
  const { status, withdrawnMinor, refundable } = dispute;
  await tx`
    insert into dispute (id, payment_id, intent_id, status, currency, amount_minor, withdrawn_minor, refundable, opened_at, closed_at, evidence_due_at)
    values (${id}, ${booking.paymentId}, ${dispute.intentId}, ${status}, ${dispute.currency}, ${dispute.amountMinor},
      ${withdrawnMinor}, ${refundable}, clock_timestamp(), case when ${status} <> 'open' then clock_timestamp() end,
      ${dispute.evidenceDueAt})
    on conflict (id) do update set status = excluded.status, withdrawn_minor = excluded.withdrawn_minor,
      refundable = excluded.refundable, closed_at = coalesce(dispute.closed_at, excluded.closed_at)`;
  await recordChange(tx, actor, {
    bookingId,
    subject: `dispute:${id}`,
    from: before.status,
    to: status,
    detail: { withdrawn_minor: withdrawnMinor },
  });
  await moveMoney(tx, dispute, withdrawnMinor - before.withdrawn_minor);
  if (before.status === status) return status;
  if (status === "open") await openAlert(tx, { kind: "dispute", subject: id });
  else await close(tx, actor, dispute, status, booking.status);
  return status;
}

/** The bank's deadline is nothing of the books': it is only read, by staff. */
async function noteDeadline(tx: Tx, known: Row, { id, evidenceDueAt }: Disputed): Promise<void> {
  if (known.evidence_due_at?.getTime() === evidenceDueAt?.getTime()) return;
  await tx`update dispute set evidence_due_at = ${evidenceDueAt} where id = ${id}`;
}

/**
 * False for what is known, and for a reading that was overtaken on its way: money goes out while a dispute
 * is open and comes back when it is won, and a closed dispute stays closed with us. A bank that thinks
 * again is for staff, whom the hourly look at both books tells.
 */
function isNews(known: Row, { status, withdrawnMinor, refundable }: DisputeReading): boolean {
  if (known.status !== "open" && known.status !== status) return false;
  if (known.status !== status) return true;
  const movedMinor = withdrawnMinor - known.withdrawn_minor;
  if (movedMinor !== 0) return status === "won" ? movedMinor < 0 : movedMinor > 0;
  return status === "open" && known.refundable !== refundable;
}

/** What the bank took, or gave back: once each (isNews), or the books would not agree with themselves. */
async function moveMoney(tx: Tx, dispute: Disputed, takenMinor: number): Promise<void> {
  if (takenMinor === 0) return;
  const { bookingId, id, currency } = dispute;
  const kind = takenMinor > 0 ? "dispute" : "dispute_reinstated";
  await tx`
    update payment set charged_back_minor = charged_back_minor + ${takenMinor}, updated_at = clock_timestamp()
    where booking_id = ${bookingId}`;
  const posted = await postTransaction(tx, {
    bookingId,
    kind,
    source: `${kind}:${id}`,
    currency,
    entries: [
      { account: "disputes", amountMinor: takenMinor },
      { account: "stripe_clearing", amountMinor: -takenMinor },
    ],
  });
  assert(posted, `${kind} of ${id} was booked before`);
}

/** Won: the refunds that waited go on. Lost: the bank has given the money back, and what is owed shrinks by that. */
async function close(
  tx: Tx,
  actor: Actor,
  dispute: Disputed,
  status: "won" | "lost",
  bookingStatus: string,
): Promise<void> {
  const { bookingId, id, intentId } = dispute;
  await closeAlert(tx, { kind: "dispute", subject: id });
  if (status === "lost") {
    await writeOffRefunds(tx, actor, { ...dispute, disputeId: id });
    // Somebody still travels on money that is gone: staff decide.
    if (bookingStatus === "CONFIRMED") await openAlert(tx, { kind: "dispute_lost", subject: id });
  }
  const waiting = await tx<{ id: string }[]>`
    select id from refund where intent_id = ${intentId} and booking_id = ${bookingId} and status = 'requested'`;
  for (const refund of waiting) {
    await writeOutbox(tx, {
      event: "refund/requested",
      data: { refund_id: refund.id },
      bookingId,
    });
  }
}
