import type { Money } from "#lib/money/money";
import type { JourneyLeg } from "#lib/search/journey";

export type Reason =
  | "better_day_better_price"
  | "also_looked_at"
  | "other_day"
  | "nearby_route"
  | "popular_from_port";

/** A sailing beside the one looked at, bookable by the party when it was said. */
export type Recommendation = Omit<JourneyLeg, "voyage_id"> & {
  /** The address of its journey: it is one sailing. */
  journey_id: string;
  reason: Reason;
  /** Days later (or earlier) than the one looked at, by the departure ports' calendars. */
  day_difference: number;
  /** All in, for the party, at the cheapest fare. */
  price: Money;
  /** Against the one looked at, on the same route and in the same currency; null elsewhere, or if that has no price. */
  price_difference: { amount_minor: number; currency: string } | null;
  available: { passengers: number; vehicle_fits: boolean };
  /** The same for a reader, in the language of the answer. */
  words: { title: string; reason: string; price: string };
};
