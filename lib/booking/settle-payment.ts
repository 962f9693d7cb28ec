import type { Database, Tx } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { type LockedBooking, lockBooking } from "#lib/hold/lock-booking";
import { isUuid } from "#lib/identity/uuid";
import { log } from "#lib/log/log";
import { count } from "#lib/measure/measure";
import { transact } from "#lib/outbox/committed";
import { cancelIntent } from "#lib/payment/cancel-intent";
import { cancellable, type IntentReading } from "#lib/payment/intent-reading";
import { readIntent } from "#lib/payment/read-intent";
import type { StripeClient } from "#lib/payment/stripe";
import { note, span } from "#lib/trace/trace";
import { adoptIntent } from "./adopt-intent";
import { closeUnpaid } from "./close-unpaid";
import { confirmPaid } from "./confirm-paid";
import { recordDeclines } from "./record-declines";
import { refuseCurrency } from "./refuse-currency";
import { settleAuthorised } from "./settle-authorised";
import { settleProcessing } from "./settle-processing";
import { settleSucceeded } from "./settle-succeeded";
import type { Settlement } from "./settlement";
import { unpin } from "./unpin";

export type SettlingContext = { database: Pick<Database, "sql">; stripe: StripeClient };
export type Settled = { settlement: Settlement; bookingId: string | null };

/** Readings that say money is here or on its way. */
const moving = new Set(["succeeded", "requires_capture", "processing"]);
/** A booking in one of these takes no money any more. */
const ended = new Set(["FAILED", "EXPIRED", "CANCELLED"]);

/**
 * Brings a booking in line with what Stripe says of its intent now: the event that called is only a
 * hint. Safe to call in any order and any number of times. Throws `payment_unavailable`,
 * `service_unavailable`; an intent that is not ours changes nothing, and one of another amount than was sold
 * buys nothing.
 */
export async function settlePayment(
  context: SettlingContext,
  actor: Actor,
  intentId: string,
): Promise<Settled> {
  return await span("settle payment", {}, async () => {
    const { reading } = await readIntent(context.stripe, intentId);
    const settled = await settleReading(context, actor, reading);
    const { settlement, bookingId } = settled;
    note({ "gangway.outcome": settlement, ...(bookingId && { "gangway.booking.id": bookingId }) });
    return settled;
  });
}

/**
 * settlePayment for a reading that is at hand and fresh. An intent that could still be paid for a
 * booking that has ended, or that has another one, is cancelled, each time it is seen: the first try may
 * have been lost.
 */
export async function settleReading(
  context: SettlingContext,
  actor: Actor,
  reading: IntentReading,
): Promise<Settled> {
  if (reading.status === "succeeded") {
    const bookingId = await confirmPaid(context.database, actor, reading);
    if (bookingId) {
      countConfirmed(reading);
      return { settlement: "confirmed", bookingId };
    }
  }
  const payment = await findPayment(context.database, reading);
  if (!payment) return { settlement: "not_ours", bookingId: null };
  const { bookingId } = payment;
  const sameMoney =
    payment.amount_minor === reading.amountMinor && payment.currency === reading.currency;
  if (moving.has(reading.status) && !sameMoney) {
    log().error({ bookingId, intentId: reading.id }, "payment: the intent is not what was sold");
    // One that only names our booking is somebody else's to look after.
    if (!payment.isOwn) return { settlement: "not_ours", bookingId };
    if (reading.status !== "succeeded") return await giveUpOther(context, actor, payment, reading);
    if (payment.currency !== reading.currency) {
      const settlement = await refuseCurrency(context, actor, bookingId, reading.id);
      return { settlement, bookingId };
    }
  }
  const { settlement, status, surplus } = await transact(context.database, async (tx) => {
    const booking = await lockAndUnpin(tx, actor, bookingId, reading);
    const surplus = sameMoney && (await adoptIntent(tx, bookingId, reading));
    // Cards refused for an older attempt say nothing of the one that is being paid.
    const answer = surplus ? "unchanged" : await settleLocked(tx, actor, booking, reading);
    const [row] = await tx<
      { status: string }[]
    >`select status from booking where id = ${bookingId}`;
    return { settlement: answer, status: row?.status ?? "", surplus };
  });
  if (settlement === "confirmed") countConfirmed(reading);
  if ((ended.has(status) || surplus) && cancellable.has(reading.status)) {
    const after = await settleReading(
      context,
      actor,
      await cancelIntent(context.stripe, reading.id),
    );
    if (after.settlement === "refunding") return after;
  }
  return { settlement, bookingId };
}

/** Somebody changed it at Stripe. What was promised of it is not taken; what came meanwhile is settled. */
async function giveUpOther(
  context: SettlingContext,
  actor: Actor,
  { bookingId }: PaymentRow,
  reading: IntentReading,
): Promise<Settled> {
  const after = await cancelIntent(context.stripe, reading.id);
  const isOver = after.status === "canceled" || after.status === "succeeded";
  if (!isOver) return { settlement: "not_ours", bookingId };
  return await settleReading(context, actor, after);
}

function countConfirmed({ currency, receivedMinor }: IntentReading): void {
  count("gangway_bookings_confirmed_total", {});
  count("gangway_sales_minor_units_total", { currency }, receivedMinor);
}

type Locked = LockedBooking & { bookingId: string };

async function lockAndUnpin(
  tx: Tx,
  actor: Actor,
  bookingId: string,
  reading: IntentReading,
): Promise<Locked> {
  const booking = { ...(await lockBooking(tx, bookingId)), bookingId };
  if (booking.paymentStatus !== "PROCESSING" || moving.has(reading.status)) return booking;
  const [payment] = await tx<{ intent_id: string | null }[]>`
    select intent_id from payment where booking_id = ${bookingId}`;
  if (payment?.intent_id !== reading.id) return booking;
  // The money that pinned the hold is not coming: from here on the clock counts again.
  await unpin(tx, actor, booking);
  return { ...(await lockBooking(tx, bookingId)), bookingId };
}

async function settleLocked(
  tx: Tx,
  actor: Actor,
  booking: Locked,
  reading: IntentReading,
): Promise<Settlement> {
  switch (reading.status) {
    case "succeeded":
      return await settleSucceeded(tx, actor, booking, reading);
    case "requires_capture":
      return await settleAuthorised(tx, actor, booking, reading);
    case "processing":
      return await settleProcessing(tx, actor, booking);
    case "canceled":
      return await closeUnpaid(tx, actor, booking, reading.id);
    default:
      return await recordDeclines(tx, actor, booking, reading);
  }
}

type PaymentRow = {
  bookingId: string;
  amount_minor: number;
  currency: string;
  /** It is the intent of the current attempt. */
  isOwn: boolean;
};

/** The booking an intent pays for: by our own row, or, for one that is not the current attempt's, by its metadata. */
async function findPayment(
  { sql }: Pick<Database, "sql">,
  reading: IntentReading,
): Promise<PaymentRow | null> {
  const named = reading.bookingId && isUuid(reading.bookingId) ? reading.bookingId : null;
  const [row] = await sql<PaymentRow[]>`
    select booking_id as "bookingId", amount_minor, currency,
      coalesce(intent_id = ${reading.id}, false) as "isOwn"
    from payment
    where intent_id = ${reading.id} or booking_id = ${named}::uuid
    order by (intent_id = ${reading.id}) desc nulls last limit 1`;
  return row ?? null;
}
