import { assert } from "#lib/errors/assert";
import type { RefundedLine } from "#lib/fare/refund-rule";
import { roundingLine } from "#lib/money/money";
import { bandsAsSold } from "./bands-as-sold";
import type { TakenLeg } from "./resolve-scope";
import { liveItems, type SoldBooking, type SoldItem } from "./sold-booking";
import { vehicleUnits } from "./vehicle-lines";

/** So much of a live line goes; `amount_minor` is for all of `quantity`. */
export type TakenLine = { item: SoldItem; quantity: number; amount_minor: number };

/** The rounding line, which follows the rest: `before` and `after` are what it adds to the total. */
export type Rounding = { before: number; after: number };

export type PartPrice = {
  lines: TakenLine[];
  rounding: Rounding;
  /** The sum of what is left, in minor units: what the booking is worth from now on. */
  totalAfter: number;
  /** What the part was worth: the total before less the total after. */
  worth: number;
};

/**
 * What a part of a booking was sold for: from its lines as sold (a unit was rounded once and divides
 * exactly), never from a tariff of today. Where the currency's total must end in 0, the rounding line is
 * counted anew, so that lines and total stay equal.
 */
export function pricePart(booking: SoldBooking, taken: TakenLeg[]): PartPrice {
  const lines = taken.flatMap((take) => linesOf(booking, take));
  const live = booking.items.filter((item) => !item.cancelled);
  const before = live.filter(({ kind }) => kind === "rounding");
  const goods = live.filter(({ kind }) => kind !== "rounding");
  const sum = sumOf(goods) - sumOf(lines);
  const rounding = { before: sumOf(before), after: roundingLine(sum, booking.currency) };
  const totalAfter = sum + rounding.after;
  return { lines, rounding, totalAfter, worth: sumOf(live) - totalAfter };
}

/** A taken line as the rule of what comes back reads it. */
export function refundedLine(
  booking: SoldBooking,
  { item, amount_minor }: TakenLine,
): RefundedLine & { amount_minor: number } {
  const leg = booking.legs.find(({ position }) => position === item.leg_position);
  assert(leg, "a line belongs to a leg");
  const { conditions, journey_departs_at, journey_zone, does_not_sail = false } = leg;
  return {
    kind: item.kind,
    conditions,
    journey_departs_at,
    journey_zone,
    does_not_sail,
    amount_minor,
  };
}

function sumOf(lines: { amount_minor: number }[]): number {
  return lines.reduce((sum, line) => sum + line.amount_minor, 0);
}

function linesOf(booking: SoldBooking, take: TakenLeg): TakenLine[] {
  const live = liveItems(booking, take.leg.position).filter(({ kind }) => kind !== "rounding");
  if (take.whole) {
    return live.map((item) => ({ item, quantity: item.quantity, amount_minor: item.amount_minor }));
  }
  const left = new Map(live.map((item) => [item, item.quantity]));
  const bands = bandsAsSold(booking, take.leg);
  const units = vehicleUnits(booking, take.leg);
  const kindOf = new Map(booking.vehicles.map(({ position, kind }) => [position, kind]));
  for (const position of take.passengers) {
    takeOne(left, (item) => item.kind === bands.get(position));
    takeOne(left, (item) => item.kind === "port_fee");
  }
  for (const position of take.vehicles) {
    const kind = `vehicle:${kindOf.get(position)}`;
    const unit = units.get(position);
    takeOne(left, (item) => item.kind === kind && unitOf(item) === unit);
  }
  for (const unit of take.extras) takeOne(left, (item) => item.kind === unit.kind);
  return [...left].flatMap(([item, quantity]) => {
    const gone = item.quantity - quantity;
    return gone === 0 ? [] : [{ item, quantity: gone, amount_minor: gone * unitOf(item) }];
  });
}

/** Takes one off a line; what was free has none. */
function takeOne(left: Map<SoldItem, number>, isMeant: (item: SoldItem) => boolean): void {
  const meant = [...left].filter(([item]) => isMeant(item));
  if (meant.length === 0) return;
  const found = meant.find(([, quantity]) => quantity > 0);
  assert(found, `there is more to cancel than was sold of ${meant[0]?.[0].kind}`);
  left.set(found[0], found[1] - 1);
}

function unitOf({ amount_minor, quantity, kind }: SoldItem): number {
  const unit = amount_minor / quantity;
  assert(Number.isSafeInteger(unit), `a line of ${kind} divides by its quantity`);
  return unit;
}
