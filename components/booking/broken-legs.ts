import type { BookingView, LegView } from "#lib/booking/booking-view";

/** A leg that does not sail as it was booked. */
export type BrokenLeg = LegView & { disruption: NonNullable<LegView["disruption"]> };

/** The legs of a booking that its traveller may choose anew, in order. */
export function brokenLegs({ legs }: Pick<BookingView, "legs">): BrokenLeg[] {
  return legs.filter((leg): leg is BrokenLeg => leg.disruption !== null);
}

/** True where the crossing still sails, and may be kept as it is now. */
export function mayKeep({ disruption: { kind } }: BrokenLeg): boolean {
  return kind === "moved" || kind === "replaced";
}
