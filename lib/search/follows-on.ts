import type { OfferedSailing } from "#lib/fare/offer";
import { type ChangeTimes, changeTimeBetween } from "#lib/port/change-times";

/** How one gets from a sailing to the next of a journey, or why one does not. */
export type FollowsOn = "aboard" | "change" | "elsewhere" | "too_soon";

type Ends = Pick<
  OfferedSailing,
  "voyage_id" | "sequence" | "from_port" | "to_port" | "departs_at" | "arrives_at"
>;

/**
 * Whether a sailing can follow another in one journey: one stays `aboard` on the voyage's next sailing,
 * or has the time to `change` ship in that port or to one near by. `elsewhere`: it leaves from a port
 * one cannot be sold a change to; `too_soon`: before the least time there has passed.
 */
export function followsOn(before: Ends, after: Ends, times: ChangeTimes): FollowsOn {
  if (before.voyage_id === after.voyage_id && before.sequence + 1 === after.sequence) {
    return "aboard";
  }
  const time = changeTimeBetween(times, before.to_port, after.from_port);
  if (!time) return "elsewhere";
  const minutes = (after.departs_at.getTime() - before.arrives_at.getTime()) / 60_000;
  return minutes >= time.least_minutes ? "change" : "too_soon";
}
