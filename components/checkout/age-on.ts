import type { PassengerBand } from "#lib/party/party";

/** Whole years of age on a day; both YYYY-MM-DD. Somebody born on 29 February is older on 1 March. */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** What an age pays as; the limits are the operator's. */
export function bandOf(
  age: number,
  limits: { infant_max_age: number; child_max_age: number },
): PassengerBand {
  if (age <= limits.infant_max_age) return "infant";
  return age <= limits.child_max_age ? "child" : "adult";
}
