import { ageOn } from "#lib/clock/zones";
import type { OperatorAges, PassengerBand } from "./party";

/** The band of a whole age in years at an operator: infant up to and with its limit, then child, then adult. */
export function bandOfAge(age: number, ages: OperatorAges): PassengerBand {
  if (age <= ages.infant_max_age) return "infant";
  return age <= ages.child_max_age ? "child" : "adult";
}

/**
 * The band of somebody born on `birthDate` on `day`, the leg's departure date at its port (both
 * YYYY-MM-DD): a birthday between two legs may change it.
 */
export function bandOf(birthDate: string, day: string, ages: OperatorAges): PassengerBand {
  return bandOfAge(ageOn(birthDate, day), ages);
}
