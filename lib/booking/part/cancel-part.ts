import type { Tx } from "#db/client";
import type { CancelledLeg } from "#db/schema/booking";
import type { Actor } from "#lib/audit/actor";
import { recordChange } from "#lib/audit/record-change";
import { releasePart } from "#lib/hold/release-part";
import { newId } from "#lib/identity/uuid";
import { postTransaction } from "#lib/ledger/post-transaction";
import { queueNotice } from "#lib/notice/queue-notice";
import { askToAmend } from "../operators/ask-to-amend";
import { releaseLegs } from "../operators/release-legs";
import { oweRefund } from "../owe-refund";
import type { PartPlan } from "./plan-part";
import type { TakenLeg } from "./resolve-scope";
import type { SoldBooking } from "./sold-booking";
import { writeLines } from "./write-lines";

/**
 * Carries out the plan of a partial cancellation: its row, the lines, the party and its legs, places
 * back, what is owed and what is kept, the mail. The booking stays CONFIRMED. The caller holds the
 * locks and read the booking under them.
 */
export async function cancelPart(
  tx: Tx,
  actor: Actor,
  booking: SoldBooking & { bookingId: string; paymentId: string },
  plan: PartPlan,
  reason: string,
): Promise<{ id: string; kind: string }[]> {
  const { bookingId } = booking;
  const cancellationId = newId();
  await writeCancellation(tx, actor, { bookingId, cancellationId, reason }, plan);
  await writeLines(tx, { bookingId, cancellationId }, booking, plan);
  await takeOffLegs(tx, bookingId, plan.taken);
  const told = await releaseLegs(tx, actor, bookingId, wholeLegs(plan.taken));
  await changeDrivers(tx, bookingId, plan);
  const amended = await askToAmend(tx, bookingId, shrunkLegs(plan.taken));
  await releasePart(tx, bookingId, plan.claims);
  const tasks = await settleAccounts(tx, actor, { ...booking, cancellationId }, plan);
  const notice = await queueNotice(tx, {
    bookingId,
    kind: "part_cancellation",
    subject: cancellationId,
    language: booking.language,
  });
  if (notice) tasks.push({ id: notice.taskId, kind: "notice/due" });
  if (told) tasks.push({ id: told, kind: "operator/cancel" });
  if (amended) tasks.push({ id: amended, kind: "operator/amend" });
  return tasks;
}

const wholeLegs = (taken: TakenLeg[]) =>
  taken.filter(({ whole }) => whole).map(({ leg }) => leg.position);

const shrunkLegs = (taken: TakenLeg[]) =>
  taken.filter(({ whole }) => !whole).map(({ leg }) => leg.position);

async function writeCancellation(
  tx: Tx,
  actor: Actor,
  { bookingId, cancellationId, reason }: Record<"bookingId" | "cancellationId" | "reason", string>,
  { taken, quote, drivers }: PartPlan,
): Promise<void> {
  const legs = taken.map(
    ({ leg, whole, passengers, vehicles, extras }): CancelledLeg => ({
      leg: leg.position,
      whole,
      passengers,
      vehicles,
      cabins: extras.filter((unit) => unit.of === "cabins").map(({ id }) => id),
      pets: extras.filter((unit) => unit.of === "pets").map(({ id }) => id),
      vehicles_before: leg.vehicles,
    }),
  );
  await tx`
    insert into partial_cancellation (id, booking_id, at, refund_minor, fee_minor, reason, legs)
    values (${cancellationId}, ${bookingId}, clock_timestamp(), ${quote.refund.amount_minor},
      ${quote.fee.amount_minor}, ${reason}, ${tx.json(legs)})`;
  await recordChange(tx, actor, {
    bookingId,
    subject: `cancellation:${cancellationId}`,
    from: null,
    to: "made",
    detail: {
      refund_minor: quote.refund.amount_minor,
      fee_minor: quote.fee.amount_minor,
      // Positions: who drove which vehicle, and who does from now on.
      ...Object.fromEntries(
        drivers.map(({ vehicle, from, to }) => [`driver_of_${vehicle}`, `${from} > ${to}`]),
      ),
    },
  });
}

/** A cancelled leg keeps who was on it; from others they are taken off. Who is on no leg any more is cancelled. */
async function takeOffLegs(tx: Tx, bookingId: string, taken: TakenLeg[]): Promise<void> {
  for (const { leg, whole, passengers, vehicles } of taken) {
    if (whole) {
      await tx`
        update booking_leg set cancelled_at = clock_timestamp()
        where booking_id = ${bookingId} and position = ${leg.position}`;
    } else {
      const stay = (all: number[], gone: number[]) => all.filter((one) => !gone.includes(one));
      await tx`
        update booking_leg set passengers = ${stay(leg.passengers, passengers)}::smallint[],
          vehicles = ${stay(leg.vehicles, vehicles)}::smallint[]
        where booking_id = ${bookingId} and position = ${leg.position}`;
    }
  }
  await tx`
    update booking_passenger x set cancelled_at = clock_timestamp()
    where x.booking_id = ${bookingId} and x.cancelled_at is null and not exists (
      select 1 from booking_leg l
      where l.booking_id = x.booking_id and l.cancelled_at is null and x.position = any (l.passengers))`;
  await tx`
    update booking_vehicle x set cancelled_at = clock_timestamp()
    where x.booking_id = ${bookingId} and x.cancelled_at is null and not exists (
      select 1 from booking_leg l
      where l.booking_id = x.booking_id and l.cancelled_at is null and x.position = any (l.vehicles))`;
}

async function changeDrivers(tx: Tx, bookingId: string, { drivers }: PartPlan): Promise<void> {
  for (const { vehicle, to } of drivers) {
    await tx`
      update booking_vehicle set driver = ${to}
      where booking_id = ${bookingId} and position = ${vehicle}`;
  }
}

/** What was sold becomes what is owed and what is kept. */
async function settleAccounts(
  tx: Tx,
  actor: Actor,
  booking: SoldBooking & { bookingId: string; paymentId: string; cancellationId: string },
  { quote: { refund, fee } }: PartPlan,
): Promise<{ id: string; kind: string }[]> {
  const { bookingId, paymentId, cancellationId, currency, intent_id: intentId } = booking;
  await postTransaction(tx, {
    bookingId,
    kind: "cancellation",
    source: `cancellation:${cancellationId}`,
    currency,
    entries: [
      { account: "sales", amountMinor: fee.amount_minor },
      { account: "fees_kept", amountMinor: -fee.amount_minor },
    ],
  });
  if (refund.amount_minor === 0 || !intentId) return [];
  const { taskId } = await oweRefund(tx, actor, {
    bookingId,
    paymentId,
    intentId,
    currency,
    amountMinor: refund.amount_minor,
    reason: "cancelled",
    from: "sales",
  });
  return [{ id: taskId, kind: "refund/requested" }];
}
