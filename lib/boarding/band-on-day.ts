import { bandOfAge } from "#lib/party/band-of";
import type { OperatorAges, PassengerBand } from "#lib/party/party";

/**
 * bandOf for the thousands of a sailing, without making calendars of each date: both days are YYYY-MM-DD, and
 * a birthday has come once the day's month and date are not before it. Somebody born on 29 February is a year
 * older on 1 March.
 */
export function bandOnDay(birthDate: string, day: string, ages: OperatorAges): PassengerBand {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  const age = day.slice(5) < birthDate.slice(5) ? years - 1 : years;
  return bandOfAge(age, ages);
}
