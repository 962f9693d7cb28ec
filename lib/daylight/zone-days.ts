import { Temporal } from "temporal-polyfill";

const dayMs = 86_400_000;

/** The midnights of a zone strictly between two instants. */
export function midnightsBetween(startsAt: number, endsAt: number, zone: string): number[] {
  const midnights: number[] = [];
  let day = Temporal.Instant.fromEpochMilliseconds(startsAt).toZonedDateTimeISO(zone).startOfDay();
  while (day.epochMilliseconds < endsAt) {
    if (day.epochMilliseconds > startsAt) midnights.push(day.epochMilliseconds);
    // By the calendar: a day on which clocks change has 23 or 25 hours.
    day = day.add({ days: 1 }).startOfDay();
  }
  return midnights;
}

/** The times of a zone, from 22:00 to 06:00, at which people sleep, that touch a span. */
export function sleepsBetween(
  startsAt: number,
  endsAt: number,
  zone: string,
): { startsAt: number; endsAt: number }[] {
  return midnightsBetween(startsAt - dayMs / 2, endsAt + dayMs / 2, zone)
    .map((midnight) => ({ startsAt: midnight - 2 * 3_600_000, endsAt: midnight + 6 * 3_600_000 }))
    .filter((sleep) => sleep.startsAt < endsAt && sleep.endsAt > startsAt);
}

/** "17:10" of an instant, by a zone's clock. */
export function clockIn(at: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .round("minute")
    .toPlainTime()
    .toString()
    .slice(0, 5);
}
