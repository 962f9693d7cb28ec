import { bandOfAge } from "./band-of";
import type { OperatorAges, PassengerBand, SearchParty } from "./party";

/** How many of a search's party pay as what at an operator; children whose age is known by that age. */
export function bandsFor(party: SearchParty, ages: OperatorAges): Record<PassengerBand, number> {
  const bands = { adult: party.adults, child: 0, infant: party.infants };
  for (let index = 0; index < party.children; index += 1) {
    const age = party.child_ages?.[index];
    bands[age === undefined ? "child" : bandOfAge(age, ages)] += 1;
  }
  return bands;
}
