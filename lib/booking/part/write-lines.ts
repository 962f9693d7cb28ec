import type { Tx } from "#db/client";
import { assert } from "#lib/errors/assert";
import type { PartPlan } from "./plan-part";
import type { SoldBooking, SoldItem } from "./sold-booking";

type Ids = { bookingId: string; cancellationId: string };
type NewLine = Pick<SoldItem, "leg_position" | "kind" | "quantity" | "amount_minor">;

/**
 * Splits the lines of a price at what is cancelled of them: all lines together stay what was sold, the
 * live ones are the booking's total. Minor units of its currency.
 */
export async function writeLines(
  tx: Tx,
  ids: Ids,
  booking: SoldBooking,
  { price, taken }: PartPlan,
): Promise<void> {
  const gone: NewLine[] = [];
  for (const { item, quantity, amount_minor } of price.lines) {
    if (quantity === item.quantity) {
      await cancelLine(tx, ids, item);
    } else {
      await tx`
        update booking_item set quantity = quantity - ${quantity}, amount_minor = amount_minor - ${amount_minor}
        where booking_id = ${ids.bookingId} and position = ${item.position}`;
      gone.push({ leg_position: item.leg_position, kind: item.kind, quantity, amount_minor });
    }
  }
  const { before, after } = price.rounding;
  const old = booking.items.filter(({ kind, cancelled }) => kind === "rounding" && !cancelled);
  const kept = booking.legs.filter(
    (leg) => !leg.cancelled && !taken.some((one) => one.whole && one.leg === leg),
  );
  const last = kept.at(-1)?.position;
  assert(last !== undefined, "something is left of the booking");
  const isMoved = old.some(({ leg_position }) => leg_position !== last);
  const live: NewLine[] = [];
  if (before !== after || isMoved) {
    for (const item of old) await cancelLine(tx, ids, item);
    const rounding = { leg_position: last, kind: "rounding", quantity: 1 };
    if (after !== 0) {
      live.push({ ...rounding, amount_minor: after });
      gone.push({ ...rounding, amount_minor: -after });
    }
  }
  await addLines(tx, ids, booking, { live, gone });
  await tx`update booking set total_minor = ${price.totalAfter} where id = ${ids.bookingId}`;
}

async function cancelLine(tx: Tx, { bookingId, cancellationId }: Ids, item: SoldItem) {
  await tx`
    update booking_item set cancelled_at = clock_timestamp(), cancellation_id = ${cancellationId}
    where booking_id = ${bookingId} and position = ${item.position}`;
}

async function addLines(
  tx: Tx,
  { bookingId, cancellationId }: Ids,
  { items }: SoldBooking,
  lines: { live: NewLine[]; gone: NewLine[] },
): Promise<void> {
  const rows = [
    ...lines.live.map((line) => ({ ...line, cancellation_id: null })),
    ...lines.gone.map((line) => ({ ...line, cancellation_id: cancellationId })),
  ];
  const first = Math.max(-1, ...items.map(({ position }) => position)) + 1;
  for (const [index, row] of rows.entries()) {
    await tx`
      insert into booking_item (booking_id, position, leg_position, kind, quantity, amount_minor,
        cancelled_at, cancellation_id)
      values (${bookingId}, ${first + index}, ${row.leg_position}, ${row.kind}, ${row.quantity}, ${row.amount_minor},
        ${row.cancellation_id ? tx`clock_timestamp()` : null}, ${row.cancellation_id})`;
  }
}
