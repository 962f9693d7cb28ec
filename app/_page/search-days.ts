import { shiftDate } from "#lib/language/format-time";

/** How far timetables reach. */
const daysAhead = 548;

/**
 * The days a search form offers, by UTC's date: the Mediterranean is at most hours away from it, and
 * the verbs decide by the port's own date.
 */
export function searchDays(now: Date): { first: string; last: string } {
  const today = now.toISOString().slice(0, 10);
  return { first: today, last: shiftDate(today, daysAhead) };
}
