import { Temporal } from "temporal-polyfill";
import { dateInZone } from "#lib/clock/zones";
import { DomainError } from "#lib/errors/domain-error";

/** Sailings are sold at most this far ahead. */
export const furthestMonths = 18;

/**
 * Refuses a travel date (YYYY-MM-DD) that isn't a date, has passed in the departure port's zone, or
 * is more than 18 months ahead. Throws `invalid` on `path`.
 */
export function checkTravelDate(date: string, zone: string, now: Date, path = "date"): void {
  const refuse = (message: string) => {
    throw new DomainError("invalid", "This date cannot be searched.", {
      errors: [{ path, message }],
    });
  };
  if (!isDate(date)) refuse("A date, YYYY-MM-DD.");
  const today = dateInZone(now, zone);
  if (date < today) refuse("This day has passed.");
  const furthest = Temporal.PlainDate.from(today).add({ months: furthestMonths }).toString();
  if (date > furthest) refuse(`At most ${furthestMonths} months ahead.`);
}

/** Whether a text is a day of the calendar as YYYY-MM-DD; 2027-02-29 is not. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" }).toString() === text;
  } catch {
    return false;
  }
}
