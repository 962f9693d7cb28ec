import { DomainError, type FieldError } from "#lib/errors/domain-error";
import type { SailingOffer } from "#lib/fare/offer";
import type { ChangeTimes } from "#lib/port/change-times";
import { followsOn } from "#lib/search/follows-on";
import type { BookingRequest } from "./booking-request";

/** A leg that will be booked: one sailing, who and what is on it. */
export type PlannedLeg = {
  position: number;
  journeyIndex: number;
  offer: SailingOffer;
  fare: string;
  passengers: number[];
  vehicles: number[];
  cabins: { kind: string; quantity: number }[];
  pets: number;
};

/**
 * Lays a request out as legs in the order of travel. Throws `invalid` (with a message a field) for
 * sailings that are unknown, do not follow each other (on board, or with the time to change ship there or
 * in a port near by) or repeat, for a journey that begins before the
 * one before it ends, and for cabins or pets on a sailing that isn't booked; `not_bookable` when a
 * sailing is closed, cancelled or has left at `now`.
 */
export function planLegs(
  request: BookingRequest,
  offers: Map<string, SailingOffer>,
  { now, times }: { now: Date; times: ChangeTimes },
): PlannedLeg[] {
  const errors: FieldError[] = [];
  const legs: PlannedLeg[] = [];
  let previous: SailingOffer | undefined;
  request.journeys.forEach((journey, journeyIndex) => {
    journey.sailing_ids.forEach((id, index) => {
      const path = `journeys.${journeyIndex}.sailing_ids.${index}`;
      const offer = offers.get(id);
      if (!offer) {
        errors.push({ path, message: "There is no such sailing." });
        return;
      }
      if (legs.some((leg) => leg.offer.sailing.id === id)) {
        errors.push({ path, message: "This sailing is in the booking already." });
      }
      if (previous) {
        const message =
          index > 0 ? journeyError(previous, offer, times) : apartError(previous, offer);
        if (message) errors.push({ path, message });
      }
      if (!offer.fares.some((fare) => fare.code === journey.fare)) {
        errors.push({
          path: `journeys.${journeyIndex}.fare`,
          message: "This fare is not sold here.",
        });
      }
      previous = offer;
      legs.push({
        position: legs.length,
        journeyIndex,
        offer,
        fare: journey.fare,
        passengers: journey.passengers ?? request.passengers.map((_, position) => position),
        vehicles: journey.vehicles ?? request.vehicles.map((_, position) => position),
        cabins: request.cabins.filter((cabin) => cabin.sailing_id === id),
        pets: request.pets
          .filter((pet) => pet.sailing_id === id)
          .reduce((sum, pet) => sum + pet.quantity, 0),
      });
    });
  });
  errors.push(...extrasErrors(request, legs));
  if (errors.length > 0)
    throw new DomainError("invalid", "These journeys cannot be booked so.", { errors });
  refuseUnsold(legs, now);
  return legs;
}

const tooSoon = "This sailing leaves before one can be there from the one before it.";

/** Why a sailing cannot follow another of its journey; null when it can. */
function journeyError(
  before: SailingOffer,
  after: SailingOffer,
  times: ChangeTimes,
): string | null {
  const how = followsOn(before.sailing, after.sailing, times);
  if (how === "too_soon") return tooSoon;
  if (how !== "elsewhere") return null;
  return "This sailing does not leave from where the one before it arrives.";
}

/** Why a journey cannot begin after the one before it; null when it can, from whichever port. */
function apartError(before: SailingOffer, after: SailingOffer): string | null {
  return after.sailing.departs_at < before.sailing.arrives_at ? tooSoon : null;
}

function extrasErrors(request: BookingRequest, legs: PlannedLeg[]): FieldError[] {
  const errors: FieldError[] = [];
  for (const [name, extras] of [
    ["cabins", request.cabins],
    ["pets", request.pets],
  ] as const) {
    extras.forEach((extra, index) => {
      const leg = legs.find((candidate) => candidate.offer.sailing.id === extra.sailing_id);
      if (!leg) {
        errors.push({
          path: `${name}.${index}.sailing_id`,
          message: "This sailing is not in the booking.",
        });
        return;
      }
      const kind = "kind" in extra ? `cabin:${extra.kind}` : null;
      if (kind && !leg.offer.pools.some((pool) => pool.kind === kind)) {
        errors.push({ path: `${name}.${index}.kind`, message: "This sailing has no such cabins." });
      }
    });
  }
  return errors;
}

function refuseUnsold(legs: PlannedLeg[], now: Date): void {
  const unsold = legs.filter(
    ({ offer }) =>
      offer.sailing.status !== "open" ||
      offer.sailing.departs_at <= now ||
      offer.pools.length === 0,
  );
  if (unsold.length === 0) return;
  throw new DomainError("not_bookable", "A sailing of this journey is not on sale any more.", {
    sailings: unsold.map((leg) => leg.offer.sailing.id),
  });
}
