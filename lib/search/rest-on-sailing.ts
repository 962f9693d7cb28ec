import type { OfferedSailing } from "#lib/fare/offer";
import { restOn } from "#lib/redis/grounds";
import { pairName } from "./search-keys";

/** Says that an answer under way shows this sailing as it is now: its places, its price, and that it has not left. */
export function restOnSailing(sailing: OfferedSailing): void {
  const departs = sailing.departs_at.getTime();
  restOn({
    names: [sailing.id, pairName(sailing)],
    ...(departs > Date.now() ? { until: departs } : {}),
  });
}
