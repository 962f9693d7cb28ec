import type { Executor } from "#db/client";
import { itemLabel, type Language } from "#lib/fare/item-label";
import type { Money } from "#lib/money/money";
import { type CancellationQuote, quoteCancellation } from "../quote-cancellation";
import { type CancelScope, legId, passengerId, vehicleId } from "./cancel-scope";
import { type PartPlan, planPart } from "./plan-part";
import { readSold } from "./read-sold";
import { partRefused } from "./refuse-part";
import { liveExtras } from "./resolve-scope";
import type { SoldBooking } from "./sold-booking";

export type QuotedLine = {
  label: string;
  kind: string;
  quantity: number;
  amount_minor: number;
  leg_position: number;
};

/** What is left after a partial cancellation, by the ids of the booking's view. */
export type Remaining = {
  total: Money;
  passengers: string[];
  vehicles: string[];
  legs: string[];
  cabins: string[];
  pets: string[];
};

export type ScopedQuote = CancellationQuote & {
  scope: "whole" | "part";
  /** The lines of the price that go; for a part only. */
  items?: QuotedLine[];
  remaining?: Remaining;
  /** Vehicles that somebody else of the party drives from then on. */
  drivers?: { vehicle: string; driver: string }[];
};

/**
 * What cancelling these parts of a booking (all of it if null) would give back now, and what would be
 * left. Labels in `language`. Throws `not_found`, `not_cancellable`, `invalid`.
 */
export async function quotePart(
  executor: Executor,
  bookingId: string,
  scope: CancelScope | null,
  language: Language,
): Promise<ScopedQuote> {
  if (scope) {
    const booking = await readSold(executor, bookingId);
    const plan = planPart(booking, scope);
    if (plan.kind === "done") throw partRefused("already");
    if (plan.kind === "part") return partQuote(booking, plan, language);
  }
  return { ...(await quoteCancellation(executor, bookingId)), scope: "whole" };
}

function partQuote(booking: SoldBooking, plan: PartPlan, language: Language): ScopedQuote {
  const { rounding, lines } = plan.price;
  const items = lines.map(({ item: { kind, leg_position }, quantity, amount_minor }) => ({
    label: itemLabel({ kind, quantity }, language),
    kind,
    quantity,
    amount_minor,
    leg_position,
  }));
  const rounded = rounding.before - rounding.after;
  const last = booking.legs.at(-1)?.position ?? 0;
  if (rounded !== 0) {
    const kind = "rounding";
    const label = itemLabel({ kind, quantity: 1 }, language);
    items.push({ label, kind, quantity: 1, amount_minor: rounded, leg_position: last });
  }
  return {
    ...plan.quote,
    scope: "part",
    items,
    remaining: remainingOf(booking, plan),
    drivers: plan.drivers.map(({ vehicle, to }) => ({
      vehicle: vehicleId(vehicle),
      driver: passengerId(to),
    })),
  };
}

function remainingOf(booking: SoldBooking, { taken, price }: PartPlan): Remaining {
  const legs = booking.legs.flatMap((leg) => {
    const take = taken.find((one) => one.leg === leg);
    if (leg.cancelled || take?.whole) return [];
    const stays =
      (gone: number[] = []) =>
      (position: number) =>
        !gone.includes(position);
    return {
      position: leg.position,
      passengers: leg.passengers.filter(stays(take?.passengers)),
      vehicles: leg.vehicles.filter(stays(take?.vehicles)),
    };
  });
  const idsOf = (positions: number[], idOf: (position: number) => string) =>
    [...new Set(positions)].sort((a, b) => a - b).map(idOf);
  const gone = new Set(taken.flatMap(({ extras }) => extras.map(({ id }) => id)));
  const extras = liveExtras(booking).filter(({ id }) => !gone.has(id));
  return {
    total: { amount_minor: price.totalAfter, currency: booking.currency },
    passengers: idsOf(
      legs.flatMap((leg) => leg.passengers),
      passengerId,
    ),
    vehicles: idsOf(
      legs.flatMap((leg) => leg.vehicles),
      vehicleId,
    ),
    legs: legs.map(({ position }) => legId(position)),
    cabins: extras.filter((unit) => unit.of === "cabins").map(({ id }) => id),
    pets: extras.filter((unit) => unit.of === "pets").map(({ id }) => id),
  };
}
