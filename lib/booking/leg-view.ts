import { dateInZone, daysBetween, minutesBetween, toOffsetTime } from "#lib/clock/zones";
import type { LegView } from "./booking-view";
import { legId } from "./part/cancel-scope";

/** What is known of a leg; the view adds what is counted from it. Its times are ISO 8601 of any offset. */
export type LegFacts = Omit<LegView, "id" | "arrival_day_offset" | "duration_minutes">;

/** A leg as its traveller sees it: each time in its port's own offset. */
export function legView(leg: LegFacts): LegView {
  const departs = new Date(leg.departs_at);
  const arrives = new Date(leg.arrives_at);
  return {
    id: legId(leg.position),
    ...leg,
    departs_at: toOffsetTime(departs, leg.from.zone),
    arrives_at: toOffsetTime(arrives, leg.to.zone),
    arrival_day_offset: daysBetween(
      dateInZone(departs, leg.from.zone),
      dateInZone(arrives, leg.to.zone),
    ),
    duration_minutes: minutesBetween(departs, arrives),
    disruption: leg.disruption && {
      kind: leg.disruption.kind,
      was_to_depart_at: toOffsetTime(new Date(leg.disruption.was_to_depart_at), leg.from.zone),
    },
  };
}
