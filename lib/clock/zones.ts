import { Temporal } from "temporal-polyfill";

/** ISO 8601 local time with its offset and without the zone's name, e.g. 2026-12-25T20:00:00+01:00. */
export function toOffsetTime(instant: Date, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(zone)
    .toString({ timeZoneName: "never", fractionalSecondDigits: 0 });
}

/** The calendar date (YYYY-MM-DD) of an instant in a zone. */
export function dateInZone(instant: Date, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString();
}

/** Minutes between two instants; differences of instants know no clock changes. */
export function minutesBetween(start: Date, end: Date): number {
  return Math.round((end.getTime() - start.getTime()) / 60_000);
}

/** Calendar days between two YYYY-MM-DD dates: what a "+1" beside an arrival counts. */
export function daysBetween(start: string, end: string): number {
  return Temporal.PlainDate.from(start).until(Temporal.PlainDate.from(end)).days;
}

/** Whole years of age on a YYYY-MM-DD day; somebody born on 29 February is a year older on 1 March. */
export function ageOn(birthDate: string, day: string): number {
  return Temporal.PlainDate.from(birthDate).until(Temporal.PlainDate.from(day), {
    largestUnit: "years",
  }).years;
}

/** Local time without its zone, to the minute (2026-12-25T20:00), as systems speak it that know no zones. */
export function toLocalTime(instant: Date, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: "minute" });
}

/**
 * The instant of a local time in a zone. An hour that a clock change skips is read as the one after it, of
 * an hour that comes twice the first is meant. Throws RangeError for what is no time.
 */
export function fromLocalTime(local: string, zone: string): Date {
  const { epochMilliseconds } = Temporal.PlainDateTime.from(local).toZonedDateTime(zone, {
    disambiguation: "compatible",
  });
  return new Date(epochMilliseconds);
}
