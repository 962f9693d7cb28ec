import type { SailingOffer } from "#lib/fare/offer";
import type { ChangeTimes } from "#lib/port/change-times";
import { followsOn } from "./follows-on";

/**
 * How often one changes vessel on these sailings; null when they make no journey: each must follow on
 * from the last, on board or with the time to change, and all be sold in one currency.
 */
export function countChanges(legs: SailingOffer[], times: ChangeTimes): number | null {
  let changes = 0;
  for (let index = 1; index < legs.length; index += 1) {
    const before = legs[index - 1] as SailingOffer;
    const after = legs[index] as SailingOffer;
    const how = followsOn(before.sailing, after.sailing, times);
    const isJourney = how === "aboard" || how === "change";
    if (!isJourney || before.currency !== after.currency) return null;
    if (how === "change") changes += 1;
  }
  return changes;
}
