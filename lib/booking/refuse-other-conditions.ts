import { DomainError } from "#lib/errors/domain-error";
import { conditionsId } from "#lib/fare/conditions-id";
import { strictestConditions } from "#lib/fare/strictest-conditions";
import type { BookingRequest } from "./booking-request";
import type { PlannedLeg } from "./plan-legs";

/**
 * Refuses journeys whose conditions are not those their traveller saw, where the request names them. Throws
 * `conditions_changed` with what holds now, by journey.
 */
export function refuseOtherConditions(request: BookingRequest, legs: PlannedLeg[]): void {
  const changed = request.journeys.flatMap(({ conditions_id: seen, fare }, index) => {
    if (seen === undefined) return [];
    const conditions = conditionsOf(legs.filter((leg) => leg.journeyIndex === index));
    const conditions_id = conditionsId(conditions);
    return conditions_id === seen ? [] : [{ journey: index, fare, conditions, conditions_id }];
  });
  if (changed.length === 0) return;
  throw new DomainError("conditions_changed", "The conditions are not the ones you saw.", {
    changed,
  });
}

/** As search shows a journey's: see faresOf. */
function conditionsOf(legs: PlannedLeg[]) {
  const { departs_at, from_zone } = (legs[0] as PlannedLeg).offer.sailing;
  const all = legs.flatMap(
    ({ offer, fare }) => offer.fares.find(({ code }) => code === fare)?.conditions ?? [],
  );
  return strictestConditions(all, { departs_at, zone: from_zone });
}
