import type { JourneyLeg } from "#lib/search/journey";
import type { Sold } from "./condition-words";

/** What all fares of a journey are counted from: its first leg. */
export function soldWith({ departs_at, from }: JourneyLeg, now: Date): Sold {
  return { departs_at, zone: from.zone, now };
}
