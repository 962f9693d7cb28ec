import type { BookingView } from "#lib/booking/booking-view";

export type JourneyItems = {
  journeyIndex: number;
  heading: string;
  lines: { label: string; amount_minor: number }[];
};

/**
 * The price as it was shown when it was chosen: a journey's sailings together, so that "2 adults" on
 * two sailings of one journey is one line. What is billed per sailing stays in `items`.
 */
export function itemsByJourney(booking: Pick<BookingView, "legs" | "items">): JourneyItems[] {
  const indices = [...new Set(booking.legs.map((leg) => leg.journey_index))];
  const journeys = indices.map((journeyIndex) => {
    const legs = booking.legs.filter((leg) => leg.journey_index === journeyIndex);
    const positions = new Set(legs.map((leg) => leg.position));
    const lines = new Map<string, number>();
    for (const item of booking.items) {
      if (!positions.has(item.leg_position)) continue;
      lines.set(item.label, (lines.get(item.label) ?? 0) + item.amount_minor);
    }
    return {
      journeyIndex,
      heading: `${legs[0]?.from.name} – ${legs.at(-1)?.to.name}`,
      lines: [...lines].map(([label, amount_minor]) => ({ label, amount_minor })),
    };
  });
  // A journey that was cancelled has none any more.
  const priced = journeys.filter(({ lines }) => lines.length > 0);
  return priced.length > 0 ? priced : journeys;
}
