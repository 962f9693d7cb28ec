import type { SailingOffer } from "#lib/fare/offer";
import { leastChangeMinutes } from "./find-connections";

/**
 * How often one changes vessel on these sailings; null when they make no journey: each must depart
 * where the last arrived, on the same voyage next in turn, or at least 90 minutes later; and all in
 * one currency.
 */
export function countChanges(legs: SailingOffer[]): number | null {
  let changes = 0;
  for (let index = 1; index < legs.length; index += 1) {
    const before = legs[index - 1] as SailingOffer;
    const after = legs[index] as SailingOffer;
    const staysOnBoard =
      before.sailing.voyage_id === after.sailing.voyage_id &&
      before.sailing.sequence + 1 === after.sailing.sequence;
    const minutes =
      (after.sailing.departs_at.getTime() - before.sailing.arrives_at.getTime()) / 60_000;
    const follows =
      before.sailing.to_port === after.sailing.from_port &&
      before.currency === after.currency &&
      (staysOnBoard || minutes >= leastChangeMinutes);
    if (!follows) return null;
    if (!staysOnBoard) changes += 1;
  }
  return changes;
}
