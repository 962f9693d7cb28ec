import { dateInZone } from "#lib/clock/zones";
import { DomainError, type FieldError } from "#lib/errors/domain-error";
import { bandOf } from "#lib/party/band-of";
import { vehicleErrors } from "#lib/party/check-party";
import type { BookingRequest } from "./booking-request";
import type { PlannedLeg } from "./plan-legs";

/**
 * Refuses parties nobody can carry, by who travels on which leg: no passenger on it, an infant or a
 * child without an adult, a vehicle whose driver is not an adult on that leg or drives another there,
 * somebody named twice or on no journey, somebody not yet born, a passport that has ended by the day of
 * arrival. Throws `invalid` with a message for each field.
 */
export function checkRequest(request: BookingRequest, legs: PlannedLeg[]): void {
  const errors: FieldError[] = [...vehicleErrors(request.vehicles)];
  for (const leg of legs) errors.push(...legErrors(request, leg));
  errors.push(...leftBehind(request, legs));
  const unique = [
    ...new Map(errors.map((error) => [`${error.path} ${error.message}`, error])).values(),
  ];
  if (unique.length > 0) {
    throw new DomainError("invalid", "This party cannot travel as it is.", { errors: unique });
  }
}

/** Those of the party that no journey takes along, and vehicles whose driver isn't in it. */
function leftBehind(request: BookingRequest, legs: PlannedLeg[]): FieldError[] {
  const errors: FieldError[] = [];
  const carried = new Set(legs.flatMap((leg) => leg.passengers));
  request.passengers.forEach((_, position) => {
    if (!carried.has(position)) {
      errors.push({ path: `passengers.${position}`, message: "This passenger is on no journey." });
    }
  });
  const shipped = new Set(legs.flatMap((leg) => leg.vehicles));
  request.vehicles.forEach(({ driver }, position) => {
    if (!shipped.has(position)) {
      errors.push({ path: `vehicles.${position}`, message: "This vehicle is on no journey." });
    }
    if (driver >= request.passengers.length) {
      errors.push({
        path: `vehicles.${position}.driver`,
        message: "The driver is not in the party.",
      });
    }
  });
  return errors;
}

function legErrors(request: BookingRequest, leg: PlannedLeg): FieldError[] {
  const errors: FieldError[] = [];
  const journey = `journeys.${leg.journeyIndex}`;
  const { sailing, operator } = leg.offer;
  const arrivalDate = dateInZone(sailing.arrives_at, sailing.to_zone);
  const bands = new Map<number, string>();
  for (const position of leg.passengers) {
    const passenger = request.passengers[position];
    if (!passenger) {
      errors.push({
        path: `${journey}.passengers`,
        message: "Names a passenger who is not in the party.",
      });
      continue;
    }
    if (passenger.birth_date > sailing.departure_date) {
      errors.push({
        path: `passengers.${position}.birth_date`,
        message: "Is after the day of departure.",
      });
      continue;
    }
    bands.set(position, bandOf(passenger.birth_date, sailing.departure_date, operator));
    const document = passenger.document;
    if (document && document.expires_on < arrivalDate) {
      errors.push({
        path: `passengers.${position}.document.expires_on`,
        message: "The document must still be good on the day of arrival.",
      });
    }
  }
  if (leg.passengers.length === 0) {
    errors.push({ path: `${journey}.passengers`, message: "Somebody must travel." });
  } else if (![...bands.values()].includes("adult")) {
    const young = leg.passengers[0] ?? 0;
    errors.push({
      path: `passengers.${young}.birth_date`,
      message: "Children and infants travel with an adult.",
    });
  }
  const driving = new Set<number>();
  if (new Set(leg.passengers).size < leg.passengers.length) {
    errors.push({ path: `${journey}.passengers`, message: "Names the same twice." });
  }
  if (new Set(leg.vehicles).size < leg.vehicles.length) {
    errors.push({ path: `${journey}.vehicles`, message: "Names the same twice." });
  }
  for (const position of leg.vehicles) {
    const vehicle = request.vehicles[position];
    if (!vehicle) {
      errors.push({
        path: `${journey}.vehicles`,
        message: "Names a vehicle that is not in the party.",
      });
    } else if (bands.get(vehicle.driver) !== "adult") {
      errors.push({
        path: `vehicles.${position}.driver`,
        message: "The driver must be an adult who travels on the same sailing.",
      });
    } else if (vehicle.kind !== "bicycle") {
      // A bicycle is pushed aboard beside whatever else one drives.
      if (driving.has(vehicle.driver)) {
        errors.push({
          path: `vehicles.${position}.driver`,
          message: "Somebody else must drive this vehicle: one drives one at a time.",
        });
      }
      driving.add(vehicle.driver);
    }
  }
  return errors;
}
