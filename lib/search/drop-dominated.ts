import { hasCabin } from "./has-cabin";
import type { Journey } from "./journey";

/**
 * Leaves out connections that nobody would take: those for which another journey between the same two
 * ports with no more legs departs no earlier, arrives no later and costs no more, and has cabins left if
 * this one has. Direct journeys all stay.
 */
export function dropDominated(journeys: Journey[]): Journey[] {
  const facts = journeys.map((journey) => ({
    journey,
    ends: `${journey.legs[0]?.from.code} ${journey.legs[journey.legs.length - 1]?.to.code}`,
    departs: Date.parse(journey.legs[0]?.departs_at ?? ""),
    arrives: Date.parse(journey.legs[journey.legs.length - 1]?.arrives_at ?? ""),
    price: journey.price.amount_minor,
    legs: journey.legs.length,
    cabin: hasCabin(journey),
  }));
  return facts
    .filter(
      (one) =>
        one.journey.type === "DIRECT" ||
        !facts.some(
          (other) =>
            other !== one &&
            other.ends === one.ends &&
            other.legs <= one.legs &&
            other.departs >= one.departs &&
            other.arrives <= one.arrives &&
            other.price <= one.price &&
            (other.cabin || !one.cabin) &&
            // Of two that are equal in everything the one with the lower id stays.
            (other.legs < one.legs ||
              other.departs > one.departs ||
              other.arrives < one.arrives ||
              other.price < one.price ||
              (other.cabin && !one.cabin) ||
              other.journey.id < one.journey.id),
        ),
    )
    .map(({ journey }) => journey);
}
