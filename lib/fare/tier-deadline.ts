// Browser-safe: pages and mails say until when a condition can be had.
import type { CancellationTier } from "#db/schema/fare";
import { shiftDate } from "#lib/language/format-time";

/** The first departure of a journey, from which its conditions are counted: an ISO time, and the port's IANA zone. */
export type CountedFrom = { departs_at: string; zone: string };

/**
 * The last minute at which a tier can be had, by the clock of the port of departure: "2027-05-31T23:59".
 * The same as the refund rule's instant, for people; the rule decides.
 */
export function tierDeadline(tier: CancellationTier, from: CountedFrom): string {
  if (tier.days_before === undefined) return deadlineBefore(tier.hours_before, from);
  const date = portClock(new Date(from.departs_at), from.zone).slice(0, 10);
  return `${shiftDate(date, -tier.days_before)}T23:59`;
}

/** So many elapsed hours before departure, by the clock of the port of departure. */
export function deadlineBefore(hours: number, { departs_at, zone }: CountedFrom): string {
  return portClock(new Date(Date.parse(departs_at) - hours * 3_600_000), zone);
}

/** Whether a deadline was over at `now`. */
export function isOver(deadline: string, { zone }: CountedFrom, now: Date): boolean {
  return portClock(now, zone) > deadline;
}

/** Making one costs a hundred times what using it does; there are as many as zones. */
const clocks = new Map<string, Intl.DateTimeFormat>();

/** "2027-05-31T20:00", what the calendar and the clock at a port show. */
function portClock(instant: Date, zone: string): string {
  const clock =
    clocks.get(zone) ??
    // Sweden writes dates as ISO 8601 does.
    new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "short", timeZone: zone });
  clocks.set(zone, clock);
  return clock.format(instant).replace(" ", "T");
}
