import { DomainError, type FieldError } from "#lib/errors/domain-error";
import { type SearchParty, type Vehicle, vehicleKinds } from "./party";

export const partyLimits = {
  passengers: 9,
  vehicles: 3,
  pets: 4,
  length_cm: { least: 50, most: 2_500 },
  height_cm: { least: 50, most: 500 },
  childAge: 17,
} as const;

const cabinPattern = /^[a-z0-9_]{2,30}$/;

/**
 * Refuses a search's party that nobody can carry: not 1–9 passengers, an infant or a vehicle without
 * an adult, sizes out of range (centimetres). Throws `invalid` with a message for each field.
 */
export function checkParty(party: SearchParty): void {
  const errors: FieldError[] = [];
  const refuse = (path: string, message: string) => errors.push({ path, message });

  for (const path of ["adults", "children", "infants", "pets"] as const) {
    if (!Number.isInteger(party[path]) || party[path] < 0) refuse(path, "A whole number from 0.");
  }
  const passengers = party.adults + party.children + party.infants;
  if (!(passengers >= 1 && passengers <= partyLimits.passengers)) {
    refuse("adults", `1 to ${partyLimits.passengers} passengers travel in one booking.`);
  }
  if (party.infants > 0 && party.adults < 1) {
    refuse("infants", "An infant travels with an adult of the party.");
  }
  if (party.pets > partyLimits.pets) refuse("pets", `At most ${partyLimits.pets} pets.`);
  if (party.child_ages) checkChildAges(party.child_ages, party.children, refuse);
  if (party.cabin !== undefined && !cabinPattern.test(party.cabin)) {
    refuse("cabin", "A cabin kind, e.g. inside_2.");
  }
  if (party.vehicles.length > 0 && party.adults < 1) {
    refuse("vehicles", "A vehicle needs an adult of the party to drive it.");
  }
  errors.push(...vehicleErrors(party.vehicles));
  if (errors.length > 0) {
    throw new DomainError("invalid", "This party cannot travel as it is.", { errors });
  }
}

/** What is wrong with vehicles as such: kind, number, length and height; paths are vehicles.{index}.{field}. */
export function vehicleErrors(vehicles: Vehicle[]): FieldError[] {
  const errors: FieldError[] = [];
  if (vehicles.length > partyLimits.vehicles) {
    errors.push({ path: "vehicles", message: `At most ${partyLimits.vehicles} vehicles.` });
  }
  vehicles.forEach((vehicle, index) => {
    if (!vehicleKinds.includes(vehicle.kind)) {
      errors.push({
        path: `vehicles.${index}.kind`,
        message: `One of ${vehicleKinds.join(", ")}.`,
      });
    }
    for (const field of ["length_cm", "height_cm"] as const) {
      const { least, most } = partyLimits[field];
      const size = vehicle[field];
      if (!(Number.isInteger(size) && size >= least && size <= most)) {
        errors.push({
          path: `vehicles.${index}.${field}`,
          message: `Whole centimetres from ${least} to ${most}.`,
        });
      }
    }
  });
  return errors;
}

function checkChildAges(
  ages: number[],
  children: number,
  refuse: (path: string, message: string) => void,
): void {
  if (ages.length !== children) refuse("child_ages", "One age for each child.");
  if (ages.some((age) => !(Number.isInteger(age) && age >= 0 && age <= partyLimits.childAge))) {
    refuse("child_ages", `Whole years from 0 to ${partyLimits.childAge}.`);
  }
}
