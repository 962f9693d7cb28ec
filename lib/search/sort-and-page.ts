import type { Journey, JourneySort } from "./journey";

export const ordinaryPageSize = 20;

/** Journeys in the order asked for; equals by departure, then by id, so that pages never overlap. */
export function sortJourneys(journeys: Journey[], sort: JourneySort): Journey[] {
  const departure = new Map(
    journeys.map((journey) => [journey, Date.parse(journey.legs[0]?.departs_at ?? "")]),
  );
  const departs = (journey: Journey) => departure.get(journey) ?? 0;
  const measure: Record<JourneySort, (journey: Journey) => number> = {
    price: (journey) => journey.price.amount_minor,
    departure: departs,
    duration: (journey) => journey.duration_minutes,
  };
  const by = measure[sort];
  return [...journeys].sort(
    (one, other) =>
      by(one) - by(other) || departs(one) - departs(other) || (one.id < other.id ? -1 : 1),
  );
}

/** One page of some journeys, numbered from 1; a page after the last is empty. */
export function pageOf(
  journeys: Journey[],
  { page = 1, page_size = ordinaryPageSize }: { page?: number; page_size?: number },
): { journeys: Journey[]; page: { number: number; size: number; total: number } } {
  const start = (page - 1) * page_size;
  return {
    journeys: journeys.slice(start, start + page_size),
    page: { number: page, size: page_size, total: journeys.length },
  };
}
