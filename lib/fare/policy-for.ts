import { daysBetween } from "#lib/clock/zones";
import type { OfferedPolicy } from "./offer";

/** Days as YYYY-MM-DD, both by the departure port's calendar. */
export type SoldOn = { fare: string; saleDay: string; departureDate: string };

/**
 * The policy by which a fare is sold on a day for a departure; undefined where the fare's own conditions
 * hold. Of several the highest priority counts, then the shortest travel window, then the shortest sale
 * window, then the newest.
 */
export function policyFor(policies: OfferedPolicy[], sold: SoldOn): OfferedPolicy | undefined {
  return policies
    .filter(
      (policy) =>
        policy.fare === sold.fare &&
        isWithin(sold.saleDay, policy.sale_from, policy.sale_until) &&
        isWithin(sold.departureDate, policy.travel_from, policy.travel_until),
    )
    .sort(
      (one, other) =>
        other.priority - one.priority ||
        compare(
          daysIn(one.travel_from, one.travel_until),
          daysIn(other.travel_from, other.travel_until),
        ) ||
        compare(daysIn(one.sale_from, one.sale_until), daysIn(other.sale_from, other.sale_until)) ||
        other.id - one.id,
    )[0];
}

/** Both ends included; null is open. */
function isWithin(day: string, from: string | null, until: string | null): boolean {
  return (from === null || day >= from) && (until === null || day <= until);
}

function daysIn(from: string | null, until: string | null): number {
  return from === null || until === null ? Number.POSITIVE_INFINITY : daysBetween(from, until);
}

/** Infinity less Infinity is no number. */
function compare(one: number, other: number): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
